using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EntraAws.Sandbox;

/// <summary>Reads JSON that may lack keys or hold nulls.</summary>
internal static class JsonReading
{
    private const string Nothing = """{"Version":"2012-10-17","Statement":[]}""";

    /// <summary>A plus or an umlaut stays what it is, so that sizes are those of the real document.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonElement Child(this JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) ? value : default;

    public static string? Text(this JsonElement element, string key) =>
        element.Child(key) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A count; 0 when it is missing, null or negative.</summary>
    public static int Number(this JsonElement element, string key) =>
        element.Child(key) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? Math.Clamp(number, 0, 100_000) : 0;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string key) =>
        element.Child(key) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object) : [];

    public static List<string> Strings(this JsonElement element, string key) =>
        element.Child(key) is { ValueKind: JsonValueKind.Array } value
            ? value.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!).ToList()
            : [];

    /// <summary>ISO 8601 or "2019-12-18 19:10:08+00:00". Without a date it is the start of 2015: before anything that matters.</summary>
    public static DateTimeOffset Time(this JsonElement element, string key) =>
        DateTimeOffset.TryParse(element.Text(key), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A policy document: an object as the CLI prints it, or the percent-encoded text of the wire.</summary>
    public static string Document(this JsonElement element, string key) => element.Child(key) switch
    {
        { ValueKind: JsonValueKind.Object } value => JsonSerializer.Serialize(value, Plain),
        { ValueKind: JsonValueKind.String } value => Decoded(value.GetString()!),
        _ => Nothing,
    };

    private static string Decoded(string text) => text.TrimStart().StartsWith('{') ? text : Uri.UnescapeDataString(text);
}
