using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>A refusal, as Graph words it.</summary>
internal sealed class GraphException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>Conditional Access puts the real cause into innerError.message.</summary>
    public string? InnerMessage { get; init; }

    public JsonArray? Details { get; init; }

    public int? RetryAfterSeconds { get; init; }
}
