namespace EntraAws.Contracts;

/// <summary>Which accounts to read at once.</summary>
internal sealed record ManyInventoriesRequest
{
    /// <summary>Null means every active account of the organization.</summary>
    public IReadOnlyList<string>? AccountIds { get; init; }

    /// <summary>How many accounts are read at the same time.</summary>
    public int ThrottleLimit { get; init; } = 5;

    public InventoryRequest Include { get; init; } = new();
}
