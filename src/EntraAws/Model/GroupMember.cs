namespace EntraAws;

/// <summary>A user's membership of a group.</summary>
public sealed record GroupMember : ChangeSet
{
    /// <summary>The group's display name.</summary>
    public required string GroupName { get; init; }

    /// <summary>The group's object id. The empty GUID while it is only planned.</summary>
    public Guid GroupId { get; init; }

    /// <summary>The user's sign-in name.</summary>
    public required string UserPrincipalName { get; init; }

    /// <summary>The user's object id. The empty GUID while it is only planned.</summary>
    public Guid UserId { get; init; }

    /// <summary>Why AWS would refuse the user's sign-in name as RoleSessionName; null when it takes it.</summary>
    public string? SessionNameProblem { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{UserPrincipalName} in {GroupName}";
}
