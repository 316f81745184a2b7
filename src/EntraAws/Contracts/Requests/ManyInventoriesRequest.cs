namespace EntraAws.Contracts;

/// <summary>Which accounts to read at once.</summary>
internal sealed record ManyInventoriesRequest
{
    /// <summary>Null means every active account of the organization.</summary>
    public IReadOnlyList<string>? AccountIds { get; init; }

    /// <summary>How many accounts are read at the same time.</summary>
    public int ThrottleLimit { get; init; } = 5;

    /// <summary>Reads accounts again that an earlier run has finished.</summary>
    public bool Again { get; init; }

    public InventoryRequest Include { get; init; } = new();
}
