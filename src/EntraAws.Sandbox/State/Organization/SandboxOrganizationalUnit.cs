namespace EntraAws.Sandbox;

/// <summary>An organizational unit.</summary>
public sealed class SandboxOrganizationalUnit
{
    /// <summary>"ou-", the root's characters, and 8 to 32 more.</summary>
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>The unit it is in; null for the root.</summary>
    public string? ParentId { get; set; }
}
