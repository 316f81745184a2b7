using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>One answer, for the wire or for a $batch.</summary>
internal sealed record GraphResponse(int Status, JsonNode? Body = null)
{
    public static GraphResponse NoContent { get; } = new(204);

    public int? RetryAfterSeconds { get; init; }

    public string RequestId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>Graph's error shape.</summary>
    public static GraphResponse Of(GraphException error, DateTimeOffset now, string? clientRequestId)
    {
        var requestId = Guid.NewGuid().ToString();
        var inner = new JsonObject
        {
            ["date"] = now.UtcDateTime.ToString("s"),
            ["request-id"] = requestId,
            ["client-request-id"] = clientRequestId ?? requestId,
        };
        if (error.InnerMessage is not null) inner["message"] = error.InnerMessage;
        var body = new JsonObject { ["code"] = error.Code, ["message"] = error.Message };
        if (error.Details is not null) body["details"] = error.Details.DeepClone();
        body["innerError"] = inner;
        return new GraphResponse(error.Status, new JsonObject { ["error"] = body })
        {
            RetryAfterSeconds = error.RetryAfterSeconds,
            RequestId = requestId,
        };
    }
}
