using System.Text.Json;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>Fields of a JSON answer; what is absent or of another kind is null or empty.</summary>
internal static class JsonReading
{
    public static JsonElement? Child(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Child(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static IEnumerable<JsonElement> Members(this JsonElement element, string list) =>
        element.Child(list) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>Seconds since 1970 in JSON 1.1, ISO 8601 where the service's model says so.</summary>
    public static DateTimeOffset? Time(this JsonElement element, string name) => element.Child(name) switch
    {
        { ValueKind: JsonValueKind.String } text => XmlReading.ParseTime(text.GetString()),
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var seconds) && Math.Abs(seconds) < 1e11 => DateTimeOffset.UnixEpoch.AddSeconds(seconds),
        _ => null,
    };
}
