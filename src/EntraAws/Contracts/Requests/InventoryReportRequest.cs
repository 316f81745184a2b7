namespace EntraAws.Contracts;

/// <summary>What goes into a report. Risks that are not given are assessed.</summary>
internal sealed record InventoryReportRequest
{
    public required string Path { get; init; }

    public required IReadOnlyList<AwsIamInventory> Inventories { get; init; }

    public IReadOnlyList<AwsAccount> Accounts { get; init; } = [];

    public IReadOnlyList<AccessRisk>? Risks { get; init; }

    public EntraTenant? Tenant { get; init; }

    public bool Overwrite { get; init; }
}
