namespace EntraAws.Sandbox;

/// <summary>A verified domain.</summary>
public sealed class TenantDomain
{
    public string Name { get; set; } = "";

    public bool IsDefault { get; set; }

    /// <summary>The onmicrosoft.com domain that the tenant was made with.</summary>
    public bool IsInitial { get; set; }
}
