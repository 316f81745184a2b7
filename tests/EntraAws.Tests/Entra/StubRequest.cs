using System.Text.Json.Nodes;

namespace EntraAws.Tests.Entra;

internal sealed record StubRequest(string Method, Uri Uri, string Body, DateTimeOffset At, string? Authorization)
{
    public string Path => Uri.AbsolutePath;

    public string Query => Uri.UnescapeDataString(Uri.Query.Replace('+', ' '));

    public JsonNode Json => JsonNode.Parse(Body)!;
}
