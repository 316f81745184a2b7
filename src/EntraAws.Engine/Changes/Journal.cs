using System.Text.Json;
using System.Text.Json.Serialization;
using EntraAws.Contracts;

namespace EntraAws.Engine.Changes;

/// <summary>
/// The record of what was changed: JSON lines, appended to a file that its owner alone can read, each flushed before
/// the next change is asked about. It holds names and settings, never a secret.
/// </summary>
internal sealed class Journal : IDisposable
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly JournalFile? _file;
    private readonly Action<JournalEntry>? _sink;

    private Journal(JournalFile? file, Action<JournalEntry>? sink, UnsettledCreates unsettled, KeyTrail keys)
    {
        _file = file;
        _sink = sink;
        Unsettled = unsettled;
        Keys = keys;
    }

    /// <summary>What may have been made without showing yet, by this run or an earlier one.</summary>
    public UnsettledCreates Unsettled { get; }

    /// <summary>What became of the provisioning keys that were made.</summary>
    public KeyTrail Keys { get; }

    /// <summary>Opens or makes the file now, so that a bad path stops a run before its first change.</summary>
    public static Journal Open(string path)
    {
        try
        {
            var unsettled = File.Exists(path) ? UnsettledCreates.ReadTail(path) : new UnsettledCreates();
            var keys = File.Exists(path) ? KeyTrail.ReadTail(path) : new KeyTrail();
            return new Journal(JournalFile.Open(path), null, unsettled, keys);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Faults.JournalUnwritable(path, e);
        }
    }

    public static Journal InMemory(Action<JournalEntry> sink) => new(null, sink, new UnsettledCreates(), new KeyTrail());

    public void Append(JournalEntry entry) => Append([entry]);

    /// <summary>Several lines, flushed together.</summary>
    public void Append(IReadOnlyList<JournalEntry> entries)
    {
        foreach (var entry in entries) _sink?.Invoke(entry);
        if (_file is not null) Write(_file, entries);
        foreach (var entry in entries)
        {
            Unsettled.Note(entry);
            Keys.Note(entry);
        }
    }

    private static void Write(JournalFile file, IReadOnlyList<JournalEntry> entries)
    {
        var lines = new MemoryStream();
        foreach (var entry in entries)
        {
            JsonSerializer.Serialize(lines, entry, Json);
            lines.WriteByte((byte)'\n');
        }

        file.Append(lines.GetBuffer().AsSpan(0, (int)lines.Length));
    }

    public void Dispose() => _file?.Dispose();
}
