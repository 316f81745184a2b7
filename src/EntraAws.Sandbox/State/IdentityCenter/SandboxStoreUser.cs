namespace EntraAws.Sandbox;

/// <summary>A user of the identity store.</summary>
public sealed class SandboxStoreUser
{
    public string UserId { get; set; } = "";

    public string UserName { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public string? ExternalId { get; set; }

    public bool Active { get; set; } = true;
}
