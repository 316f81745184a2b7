namespace EntraAws.Sandbox;

/// <summary>A claims mapping policy as assigned to a service principal.</summary>
public sealed class TenantPolicyLink : Replicated
{
    public Guid PolicyId { get; set; }
}
