namespace EntraAws.Contracts;

/// <summary>Who shall have, or shall no longer have, which permission set in which account.</summary>
internal sealed record AccountAssignmentRequest
{
    /// <summary>The group's display name in the identity store.</summary>
    public required string Group { get; init; }

    public required string PermissionSet { get; init; }

    public required string AccountId { get; init; }

    /// <summary>Of a principal that was read before; null looks the group up by its name.</summary>
    public string? PrincipalId { get; init; }

    public string PrincipalType { get; init; } = "GROUP";

    /// <summary>True when the permission set is only planned.</summary>
    public bool Planned { get; init; }
}
