namespace EntraAws.Sandbox;

/// <summary>A group of the identity store.</summary>
public sealed class SandboxStoreGroup
{
    public string GroupId { get; set; } = "";

    public string DisplayName { get; set; } = "";

    /// <summary>The id that the identity provider gave it; null for one that was made in AWS.</summary>
    public string? ExternalId { get; set; }

    /// <summary>Ids of users; nested groups are not known here.</summary>
    public List<string> Members { get; set; } = [];
}
