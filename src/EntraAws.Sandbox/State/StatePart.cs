namespace EntraAws.Sandbox;

/// <summary>A part of the state that changes for itself: one account, or the tenant.</summary>
public sealed record StatePart
{
    private StatePart(string? accountId) => AccountId = accountId;

    public static StatePart Tenant { get; } = new((string?)null);

    /// <summary>Null for the tenant.</summary>
    public string? AccountId { get; }

    public static StatePart Account(string id) => new(id);
}
