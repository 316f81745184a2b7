using System.Text.Json.Nodes;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>A call of the JSON 1.1 or the REST-JSON protocol.</summary>
internal sealed class JsonCall(string action, JsonObject fields) : AwsCall(action)
{
    public JsonObject Fields { get; } = fields;
}
