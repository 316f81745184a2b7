using System.Text.Json;
using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>Reads typed values from a body; a wrong type is refused like Graph refuses it.</summary>
internal static class JsonBody
{
    public static string? Text(this JsonNode? node, string property) => Value<string?>(node, property);

    public static bool? Flag(this JsonNode? node, string property) => node is null ? null : Value<bool>(node, property);

    public static int? Number(this JsonNode? node, string property) => node is null ? null : Value<int>(node, property);

    public static Guid? Id(this JsonNode? node, string property)
    {
        var text = node.Text(property);
        if (text is null) return null;
        return Guid.TryParse(text, out var id) ? id : throw Refusal.Invalid(property);
    }

    public static DateTimeOffset? Time(this JsonNode? node, string property)
    {
        var text = node.Text(property);
        if (text is null) return null;
        return DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : throw Refusal.Invalid(property);
    }

    public static JsonObject Object(this JsonNode? node, string property) => node as JsonObject ?? throw Refusal.Invalid(property);

    /// <summary>A collection. Null is refused: Graph's collections are empty, never null.</summary>
    public static JsonArray Items(this JsonNode? node, string property) => node as JsonArray ?? throw Refusal.Invalid(property);

    public static List<string> Texts(this JsonNode? node, string property) =>
        [.. node.Items(property).Select(item => item.Text(property) ?? throw Refusal.Invalid(property))];

    public static JsonArray Array(IEnumerable<string> items) => new([.. items.Select(item => (JsonNode?)JsonValue.Create(item))]);

    /// <summary>The properties of a body without its annotations.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Properties(this JsonObject body) => body.Where(p => p.Key[0] != '@');

    public static string Edm(this DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    public static string? Edm(this DateTimeOffset? time) => time?.Edm();

    private static T? Value<T>(JsonNode? node, string property)
    {
        if (node is null) return default;
        try
        {
            return node.GetValue<T>();
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or JsonException)
        {
            throw Refusal.Invalid(property);
        }
    }
}
