using System.Text.Json;

namespace EntraAws.Engine.Changes;

/// <summary>
/// What became of the provisioning keys that were made, by their ids. Entra never tells which key it holds, so a run that
/// follows one that was cut off learns it here.
/// </summary>
internal sealed class KeyTrail
{
    public const string TargetType = "access key";

    private readonly object _gate = new();
    private readonly Dictionary<string, (KeyState State, DateTimeOffset At, string User)> _keys = new(StringComparer.Ordinal);

    public KeyState StateOf(string accessKeyId)
    {
        lock (_gate) return _keys.GetValueOrDefault(accessKeyId).State;
    }

    /// <summary>When Entra took it; null where that is not known.</summary>
    public DateTimeOffset? SavedAt(string accessKeyId)
    {
        lock (_gate) return _keys.TryGetValue(accessKeyId, out var key) && key.State == KeyState.Saved ? key.At : null;
    }

    /// <summary>The keys of a user that were made since a time, by the user's ARN.</summary>
    public IReadOnlyList<string> MadeSince(string userArn, DateTimeOffset time)
    {
        lock (_gate) return _keys.Where(k => k.Value.User == userArn && k.Value.At >= time).Select(k => k.Key).ToList();
    }

    /// <summary>Whether a change hands a key to Entra. That it is about to be sent is written down before.</summary>
    public static bool Follows(Change change) => change is { Kind: ChangeKind.Add, TargetType: TargetType };

    public void Note(JournalEntry entry)
    {
        if (entry.Change is { TargetType: TargetType, TargetId: { } id }) Note(id, entry.Change.Target, entry.Change.Kind.ToString(), entry.Outcome.ToString(), entry.Unsettled == true, entry.At);
    }

    /// <summary>Reads the last lines of a journal. A line that is cut off or not ours tells nothing.</summary>
    public static KeyTrail ReadTail(string path)
    {
        var trail = new KeyTrail();
        foreach (var line in UnsettledCreates.TailOf(path)) trail.Read(line);
        return trail;
    }

    private void Read(string line)
    {
        if (!line.Contains(TargetType, StringComparison.Ordinal)) return;
        try
        {
            using var json = JsonDocument.Parse(line);
            var entry = json.RootElement;
            var change = entry.GetProperty("change");
            if (change.GetProperty("targetType").GetString() != TargetType || !change.TryGetProperty("targetId", out var id)) return;
            var unsettled = entry.TryGetProperty("unsettled", out var flag) && flag.ValueKind == JsonValueKind.True;
            Note(id.GetString() ?? "", change.GetProperty("target").GetString() ?? "", change.GetProperty("kind").GetString() ?? "", entry.GetProperty("outcome").GetString() ?? "", unsettled, entry.GetProperty("at").GetDateTimeOffset());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // The line is no evidence.
        }
    }

    private void Note(string id, string target, string kind, string outcome, bool unsettled, DateTimeOffset at)
    {
        lock (_gate)
        {
            if (kind == nameof(ChangeKind.Create) && outcome == nameof(JournalOutcome.Applied)) _keys[id] = (KeyState.Made, at, target);
            if (kind == nameof(ChangeKind.Remove) && outcome == nameof(JournalOutcome.Applied)) _keys.Remove(id);
            if (kind != nameof(ChangeKind.Add)) return;
            _keys[id] = (outcome switch
            {
                nameof(JournalOutcome.Applied) => KeyState.Saved,
                // Refused, and so not taken.
                nameof(JournalOutcome.Failed) when !unsettled => KeyState.Made,
                _ => KeyState.Sent,
            }, at, _keys.GetValueOrDefault(id).User ?? "");
        }
    }
}
