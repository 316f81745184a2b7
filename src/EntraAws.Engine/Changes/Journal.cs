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

    private readonly object _gate = new();
    private readonly FileStream? _file;
    private readonly Action<JournalEntry>? _sink;

    private Journal(FileStream? file, Action<JournalEntry>? sink, UnsettledCreates unsettled, KeyTrail keys)
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
            var folder = Path.GetDirectoryName(path)!;
            if (!Directory.Exists(folder)) CreateFolder(folder);
            var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            var unsettled = File.Exists(path) ? UnsettledCreates.ReadTail(path) : new UnsettledCreates();
            var keys = File.Exists(path) ? KeyTrail.ReadTail(path) : new KeyTrail();
            return new Journal(new FileStream(path, options), null, unsettled, keys);
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

    private void Write(FileStream file, IReadOnlyList<JournalEntry> entries)
    {
        var lines = new MemoryStream();
        foreach (var entry in entries)
        {
            JsonSerializer.Serialize(lines, entry, Json);
            lines.WriteByte((byte)'\n');
        }

        lock (_gate)
        {
            try
            {
                // One write: lines of two processes do not mix.
                file.Write(lines.ToArray());
                file.Flush(flushToDisk: true);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                throw Faults.JournalUnwritable(file.Name, e);
            }
        }
    }

    public void Dispose() => _file?.Dispose();

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
