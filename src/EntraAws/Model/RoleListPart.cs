namespace EntraAws;

/// <summary>One of the apps that a list of roles is split over, and what it shall offer.</summary>
public sealed record RoleListPart
{
    /// <summary>The app's name.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What makes the app's identifier unique in the tenant.</summary>
    public required string Identifier { get; init; }

    /// <summary>Null: the app is of no one account.</summary>
    public string? AccountId => null;

    /// <summary>The AWS accounts whose roles it offers.</summary>
    public IReadOnlyList<string> AccountIds { get; init; } = [];

    /// <summary>Their organizational units, where the split went by them.</summary>
    public IReadOnlyList<string> OrganizationalUnits { get; init; } = [];

    /// <summary>The roles; each names this app, so that they go into Sync-EntraAppRole as they are.</summary>
    public IReadOnlyList<RoleListEntry> Roles { get; init; } = [];

    /// <summary>How many roles these are.</summary>
    public int Count => Roles.Count;

    /// <inheritdoc/>
    public override string ToString() => DisplayName;
}
