namespace EntraAws.Engine.Entra.Transport;

/// <summary>The one place where a value becomes part of a filter.</summary>
internal static class OData
{
    /// <summary>A string literal; a quote inside is doubled.</summary>
    public static string Quote(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>How many values one filter takes, by default: https://learn.microsoft.com/graph/filter-query-parameter</summary>
    public const int MostValues = 15;

    public static string Equal(string property, string value) => $"{property} eq {Quote(value)}";

    /// <summary>At most <see cref="MostValues"/>.</summary>
    public static string In(string property, IEnumerable<string> values) => $"{property} in ({string.Join(", ", values.Select(Quote))})";
}
