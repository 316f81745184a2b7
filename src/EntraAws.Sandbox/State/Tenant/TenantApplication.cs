namespace EntraAws.Sandbox;

/// <summary>An app registration.</summary>
public sealed class TenantApplication : TenantObject
{
    public Guid AppId { get; set; }

    /// <summary>The gallery template it was made from.</summary>
    public Guid? ApplicationTemplateId { get; set; }

    public List<string> IdentifierUris { get; set; } = [];

    public string? HomePageUrl { get; set; }

    public List<string> RedirectUris { get; set; } = [];

    public bool? AcceptMappedClaims { get; set; }

    public int? RequestedAccessTokenVersion { get; set; }

    public string? Notes { get; set; }

    public List<string> Tags { get; set; } = [];

    public List<TenantAppRole> AppRoles { get; set; } = [];

    /// <summary>When Conditional Access, which replicates on its own, knows the app.</summary>
    public DateTimeOffset ConditionalAccessKnowsItAt { get; set; }
}
