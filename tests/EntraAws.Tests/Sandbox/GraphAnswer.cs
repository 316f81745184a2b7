using System.Text.Json.Nodes;

namespace EntraAws.Tests.Sandbox;

internal sealed record GraphAnswer(int Status, JsonNode? Body, TimeSpan? RetryAfter)
{
    public string? Code => (string?)Body?["error"]?["code"];

    public string Message => (string?)Body?["error"]?["message"] ?? "";

    public string InnerMessage => (string?)Body?["error"]?["innerError"]?["message"] ?? "";

    public string Id => (string)Body!["id"]!;

    public JsonArray Value => Body!["value"]!.AsArray();

    public string? NextLink => (string?)Body!["@odata.nextLink"];

    public void Is(int status, string? code = null, string message = "")
    {
        Assert.True(Status == status, $"{Status} instead of {status}: {Body?.ToJsonString()}");
        if (code is not null) Assert.Equal(code, Code);
        Assert.Contains(message, Message, StringComparison.Ordinal);
    }
}
