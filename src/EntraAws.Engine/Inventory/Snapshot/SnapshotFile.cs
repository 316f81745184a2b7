namespace EntraAws.Engine.Inventory.Snapshot;

/// <summary>A whole file, for reading.</summary>
internal sealed record SnapshotFile
{
    public string? Kind { get; init; }

    public int Version { get; init; }

    public IReadOnlyList<SnapshotItem> Items { get; init; } = [];

    public SnapshotSummary? Summary { get; init; }
}
