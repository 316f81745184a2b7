namespace EntraAws.Sandbox;

/// <summary>A user's or group's assignment to a role of a service principal.</summary>
public sealed class TenantAppRoleAssignment : Replicated
{
    public string Id { get; set; } = "";

    public DateTimeOffset CreatedDateTime { get; set; }

    public Guid PrincipalId { get; set; }

    /// <summary>User, Group or ServicePrincipal.</summary>
    public string PrincipalType { get; set; } = "";

    public Guid ResourceId { get; set; }

    /// <summary>All zeros for default access. It stays when the role is removed.</summary>
    public Guid AppRoleId { get; set; }
}
