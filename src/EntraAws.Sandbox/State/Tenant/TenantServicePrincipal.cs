namespace EntraAws.Sandbox;

/// <summary>An enterprise application: what the tenant lets in, under which roles, with which certificate.</summary>
public sealed class TenantServicePrincipal : TenantObject
{
    public Guid AppId { get; set; }

    public Guid? ApplicationTemplateId { get; set; }

    public bool AccountEnabled { get; set; } = true;

    public bool AppRoleAssignmentRequired { get; set; }

    public string? Description { get; set; }

    public string? Notes { get; set; }

    public string? Homepage { get; set; }

    public string? LoginUrl { get; set; }

    public string? LogoutUrl { get; set; }

    public List<string> ReplyUrls { get; set; } = [];

    public List<string> ServicePrincipalNames { get; set; } = [];

    public List<string> Tags { get; set; } = [];

    public List<string> NotificationEmailAddresses { get; set; } = [];

    /// <summary>password, saml, external, oidc, notSupported or null.</summary>
    public string? PreferredSingleSignOnMode { get; set; }

    public string? PreferredTokenSigningKeyThumbprint { get; set; }

    /// <summary>The certificate that federation metadata still shows until <see cref="MetadataCurrentAt"/>.</summary>
    public string? FormerTokenSigningKeyThumbprint { get; set; }

    public DateTimeOffset MetadataCurrentAt { get; set; }

    public string? RelayState { get; set; }

    public List<TenantKeyCredential> KeyCredentials { get; set; } = [];

    public List<TenantPasswordCredential> PasswordCredentials { get; set; } = [];

    public List<TenantAppRole> AppRoles { get; set; } = [];

    /// <summary>What reads show until <see cref="AppRolesCurrentAt"/>.</summary>
    public List<TenantAppRole>? FormerAppRoles { get; set; }

    public DateTimeOffset AppRolesCurrentAt { get; set; }

    public List<TenantPolicyLink> ClaimsMappingPolicies { get; set; } = [];

    public List<TenantProvisioningJob> ProvisioningJobs { get; set; } = [];

    public TenantProvisioningSecrets? ProvisioningSecrets { get; set; }

    /// <summary>The roles as a read at that time shows them.</summary>
    public List<TenantAppRole> AppRolesSeen(DateTimeOffset now) =>
        FormerAppRoles is not null && now < AppRolesCurrentAt ? FormerAppRoles : AppRoles;
}
