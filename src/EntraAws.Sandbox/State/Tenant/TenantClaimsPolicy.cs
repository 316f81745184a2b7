namespace EntraAws.Sandbox;

/// <summary>A claims mapping policy.</summary>
public sealed class TenantClaimsPolicy : TenantObject
{
    public List<string> Definition { get; set; } = [];

    public bool IsOrganizationDefault { get; set; }
}
