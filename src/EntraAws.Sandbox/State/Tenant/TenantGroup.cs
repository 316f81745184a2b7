namespace EntraAws.Sandbox;

/// <summary>A group and its direct members.</summary>
public sealed class TenantGroup : TenantObject
{
    public string? Description { get; set; }

    public string? Mail { get; set; }

    public bool MailEnabled { get; set; }

    public string MailNickname { get; set; } = "";

    public bool SecurityEnabled { get; set; } = true;

    public bool IsAssignableToRole { get; set; }

    /// <summary>Unified, DynamicMembership, both or none.</summary>
    public List<string> GroupTypes { get; set; } = [];

    public string? MembershipRule { get; set; }

    public bool? OnPremisesSyncEnabled { get; set; }

    public List<TenantGroupMember> Members { get; set; } = [];
}
