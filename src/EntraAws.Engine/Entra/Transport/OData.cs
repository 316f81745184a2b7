namespace EntraAws.Engine.Entra.Transport;

/// <summary>The one place where a value becomes part of a filter.</summary>
internal static class OData
{
    /// <summary>A string literal; a quote inside is doubled.</summary>
    public static string Quote(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string Equal(string property, string value) => $"{property} eq {Quote(value)}";
}
