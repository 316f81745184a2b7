namespace EntraAws.Tests.Aws;

/// <summary>One request as it left.</summary>
internal sealed record SentCall(Uri Uri, IReadOnlyDictionary<string, string> Form, string Authorization, string? SessionToken, bool Cancellable)
{
    public string Action => Form["Action"];
}
