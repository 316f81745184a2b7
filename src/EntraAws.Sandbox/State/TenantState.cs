namespace EntraAws.Sandbox;

/// <summary>The Entra tenant: what Microsoft Graph knows of it.</summary>
public sealed class TenantState
{
    public Guid TenantId { get; set; }

    public string DisplayName { get; set; } = "";
}
