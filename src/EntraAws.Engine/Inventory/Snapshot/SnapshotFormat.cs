using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EntraAws.Engine.Inventory.Snapshot;

/// <summary>
/// The file format of an inventory: one JSON object whose <c>items</c> are written one a line as they are read, and
/// whose last line sums them up. A file without that line was never finished. The schema is docs/schema/inventory.json.
/// </summary>
internal static class SnapshotFormat
{
    public const int Version = 1;
    public const string Kind = "EntraAws inventory";

    /// <summary>The longest that a summary line can be: quotas, MFA devices of 5,000 users and gaps.</summary>
    public const int MostSummaryBytes = 4 << 20;

    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // Read by programs and people, never put into HTML as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };
}
