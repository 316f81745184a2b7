namespace EntraAws.Sandbox;

/// <summary>One direct membership: the id of a user, a group or a service principal.</summary>
public sealed class TenantGroupMember : Replicated
{
    public Guid Id { get; set; }
}
