namespace EntraAws;

/// <summary>A security group that is assigned to an app role: its direct members may assume one AWS role.</summary>
public sealed record GroupRoleMapping : ChangeSet
{
    /// <summary>The group's display name. A user's, where a user is assigned directly.</summary>
    public required string GroupName { get; init; }

    /// <summary>The group's object id. The empty GUID while it is only planned.</summary>
    public Guid GroupId { get; init; }

    /// <summary><c>Group</c> or <c>User</c>.</summary>
    public string PrincipalType { get; init; } = "Group";

    /// <summary>The AWS role's name, null for default access.</summary>
    public string? RoleName { get; init; }

    /// <summary>The AWS role's ARN.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The app role.</summary>
    public Guid AppRoleId { get; init; }

    /// <summary>The id of the assignment; null while it is only planned.</summary>
    public string? AssignmentId { get; init; }

    /// <summary>The enterprise application.</summary>
    public Guid ServicePrincipalId { get; init; }

    /// <summary>The application (client) id, which Conditional Access takes.</summary>
    public Guid AppId { get; init; }

    /// <summary>The enterprise application's display name.</summary>
    public string? AppDisplayName { get; init; }

    /// <summary>Groups inside this one. Their members get no access: app role assignment ignores nesting.</summary>
    public IReadOnlyList<string> NestedGroups { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{GroupName} -> {RoleName}";
}
