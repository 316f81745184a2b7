namespace EntraAws.Sandbox;

/// <summary>The tenant's Entra ID edition.</summary>
public enum TenantLicense
{
    Free,
    P1,
    P2,
}
