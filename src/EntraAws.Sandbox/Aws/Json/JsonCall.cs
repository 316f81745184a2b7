using System.Text.Json;

namespace EntraAws.Sandbox;

/// <summary>One request of a JSON protocol, inside a transaction on the state.</summary>
/// <param name="Region">The one that the request was signed for.</param>
internal sealed record JsonCall(JsonElement Fields, SandboxState State, AwsCaller Caller, string Region, DateTimeOffset Now)
{
    public string? this[string name] => Fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A member that is an object; undefined where there is none.</summary>
    public JsonElement Child(string name) => Fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : default;

    /// <param name="refuse">Makes the service's own refusal of a bad value.</param>
    public int Number(string name, int fallback, int max, Func<string, AwsRefusal> refuse)
    {
        if (!Fields.TryGetProperty(name, out var value)) return fallback;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 1 && number <= max
            ? number
            : throw refuse($"{name} must be a number from 1 to {max}.");
    }
}
