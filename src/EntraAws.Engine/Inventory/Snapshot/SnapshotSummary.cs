namespace EntraAws.Engine.Inventory.Snapshot;

/// <summary>The last line of a file.</summary>
internal sealed record SnapshotSummary
{
    public required AccountFacts Facts { get; init; }

    public int Users { get; init; }

    public int Groups { get; init; }

    public int Roles { get; init; }

    public int Policies { get; init; }

    public int Providers { get; init; }
}
