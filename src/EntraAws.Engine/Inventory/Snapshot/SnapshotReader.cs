using System.Text;
using System.Text.Json;
using EntraAws.Contracts;

namespace EntraAws.Engine.Inventory.Snapshot;

/// <summary>Reads inventory files.</summary>
internal static class SnapshotReader
{
    private const long MostBytes = 2L << 30;
    private const int UsualSummaryBytes = 1 << 16;
    private const string SummaryStart = "\n\"summary\":";

    public static async Task<AwsIamInventory> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var info = new FileInfo(path);
        if (!info.Exists) throw Faults.FileNotFound(path, "inventory");
        if (info.Length > MostBytes) throw Faults.FileTooLarge(path, "inventory", info.Length, MostBytes);
        var file = await ParseAsync(path, cancellationToken);
        if (file.Kind != SnapshotFormat.Kind) throw Faults.InventoryFileInvalid(path, "it is JSON, but not of this kind.");
        if (file.Version != SnapshotFormat.Version) throw Faults.InventoryFileInvalid(path, $"it has version {file.Version}; this module reads {SnapshotFormat.Version}.");
        var summary = file.Summary ?? throw Faults.InventoryFileInvalid(path, "it has no summary, so it was never finished.");
        var collector = new InventoryCollector();
        foreach (var item in file.Items) await AddAsync(collector, item, path);
        return collector.Build(summary.Facts);
    }

    /// <summary>The summary of a finished file, from its last line alone; null when there is no such file or it is not whole.</summary>
    public static AwsInventoryFile? TryReadSummary(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            // Most summaries are short.
            var json = Summary(file, UsualSummaryBytes) ?? Summary(file, SnapshotFormat.MostSummaryBytes);
            var summary = json is null ? null : JsonSerializer.Deserialize<SnapshotSummary>(json, SnapshotFormat.Json);
            return summary?.Facts is null ? null : SnapshotWriter.View(path, summary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static string? Summary(FileStream file, int most)
    {
        file.Seek(-Math.Min(file.Length, most), SeekOrigin.End);
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        var tail = reader.ReadToEnd();
        var start = tail.LastIndexOf(SummaryStart, StringComparison.Ordinal);
        return start < 0 ? null : tail[(start + SummaryStart.Length)..].TrimEnd()[..^1];
    }

    private static async Task<SnapshotFile> ParseAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<SnapshotFile>(stream, SnapshotFormat.Json, cancellationToken) ?? throw Faults.InventoryFileInvalid(path, "it holds nothing.");
        }
        catch (JsonException e)
        {
            throw Faults.InventoryFileInvalid(path, $"it is not JSON of this kind: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Faults.FileUnreadable(path, "inventory", e);
        }
    }

    private static Task AddAsync(InventoryCollector collector, SnapshotItem item, string path) => item switch
    {
        { User: { UserName: not null, Arn: not null } user } => collector.AddAsync(user),
        { Group: { GroupName: not null, Arn: not null } group } => collector.AddAsync(group),
        { Role: { RoleName: not null, Arn: not null } role } => collector.AddAsync(role),
        { Policy: { PolicyName: not null, Arn: not null } policy } => collector.AddAsync(policy),
        { Provider: { Name: not null, Arn: not null } provider } => collector.AddAsync(provider),
        _ => throw Faults.InventoryFileInvalid(path, "an item in it is none of user, group, role, policy and provider, or lacks its name."),
    };
}
