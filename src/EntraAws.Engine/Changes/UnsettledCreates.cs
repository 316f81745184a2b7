using System.Text;
using System.Text.Json;

namespace EntraAws.Engine.Changes;

/// <summary>
/// What was begun to be made and is not known to show yet, in this run or in one that was cut off: to make it again could
/// double it, since lists lag behind. It is taken from the end of the journal, which outlives its process.
/// </summary>
internal sealed class UnsettledCreates
{
    private const int TailBytes = 256 * 1024;
    private readonly object _gate = new();
    private readonly Dictionary<(string Cloud, string Type, string Target), DateTimeOffset> _begun = [];

    /// <summary>When the making of what this change makes was begun, or null.</summary>
    public DateTimeOffset? BegunAt(Change change)
    {
        lock (_gate) return _begun.TryGetValue(KeyOf(change), out var at) ? at : null;
    }

    public void Note(JournalEntry entry)
    {
        if (entry.Change.Kind == ChangeKind.Create) Note(KeyOf(entry.Change), entry.At, entry.Unsettled == true);
    }

    /// <summary>Reads the last lines of a journal. A line that is cut off or not ours tells nothing.</summary>
    public static UnsettledCreates ReadTail(string path)
    {
        var creates = new UnsettledCreates();
        foreach (var line in TailOf(path)) creates.Read(line);
        return creates;
    }

    /// <summary>The last lines of a journal; the first of them may be cut off.</summary>
    public static IEnumerable<string> TailOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-Math.Min(file.Length, TailBytes), SeekOrigin.End);
        using var reader = new StreamReader(file, Encoding.UTF8);
        while (reader.ReadLine() is { } line) yield return line;
    }

    private void Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var entry = json.RootElement;
            var change = entry.GetProperty("change");
            if (Text(change, "kind") != nameof(ChangeKind.Create)) return;
            Note((Text(change, "cloud"), Text(change, "targetType"), Text(change, "target")), entry.GetProperty("at").GetDateTimeOffset(),
                entry.TryGetProperty("unsettled", out var unsettled) && unsettled.ValueKind == JsonValueKind.True);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // The line is no evidence.
        }
    }

    private void Note((string, string, string) key, DateTimeOffset at, bool unsettled)
    {
        lock (_gate)
        {
            if (unsettled) _begun[key] = at;
            else _begun.Remove(key);
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static (string, string, string) KeyOf(Change change) => (change.Cloud.ToString(), change.TargetType, change.Target);
}
