namespace EntraAws.Engine.Entra;

/// <summary>
/// Enterprise applications, their certificates, claims and app roles. Reads answer null for what is not there; every
/// other failure is an <see cref="EntraAwsException"/>.
/// </summary>
internal interface IEntraApps
{
    /// <summary>The template's id by its name in the gallery of this cloud.</summary>
    Task<string?> FindTemplateAsync(string displayName, CancellationToken cancellationToken);

    /// <summary>The apps by that exact name, whatever they were made from.</summary>
    Task<IReadOnlyList<DirectoryApp>> FindAppsByNameAsync(string displayName, CancellationToken cancellationToken);

    /// <summary>The registration that has an identifier, which only one in a tenant can have; null when none has it.</summary>
    Task<IdentifierOwner?> FindIdentifierOwnerAsync(string identifier, CancellationToken cancellationToken);

    /// <summary>The apps made from a template.</summary>
    Task<IReadOnlyList<DirectoryApp>> FindAppsByTemplateAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>
    /// All enterprise applications that are wanted by their template's id and home page, other tenants' apps too. It
    /// reads the whole directory of apps, page by page: a home page can't be filtered by.
    /// </summary>
    Task<IReadOnlyList<DirectoryApp>> FindAppsAsync(Func<string?, string?, bool> wanted, CancellationToken cancellationToken);

    /// <summary>An app by the object id of its service principal, its application id, or the object id of its registration.</summary>
    Task<DirectoryApp?> GetAppAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>
    /// Makes an app from a template and waits until both its objects answer several times in a row. A lost answer is
    /// never sent again: it looks for the app as long as lists may lag, then fails with OutcomeUnknown.
    /// </summary>
    Task<DirectoryApp> InstantiateAsync(string templateId, string displayName, CancellationToken cancellationToken);

    Task SetSignOnModeAsync(Guid servicePrincipalId, string mode, CancellationToken cancellationToken);

    /// <summary>Both collections are replaced. Fails with IdentifierTaken or IdentifierRefused.</summary>
    Task SetUrisAsync(Guid applicationObjectId, IReadOnlyList<string> identifierUris, IReadOnlyList<string> redirectUris, CancellationToken cancellationToken);

    Task SetNotificationEmailAsync(Guid servicePrincipalId, IReadOnlyList<string> addresses, CancellationToken cancellationToken);

    /// <summary>Adds a signing certificate and waits until it can be read. A lost answer is looked for, never sent again.</summary>
    Task<SigningCertificate> AddSigningCertificateAsync(Guid servicePrincipalId, string subject, DateTimeOffset ends, CancellationToken cancellationToken);

    Task ActivateSigningCertificateAsync(Guid servicePrincipalId, string thumbprint, CancellationToken cancellationToken);

    string GetMetadataUrl(Guid appId);

    /// <summary>
    /// The federation metadata without its byte order mark. With a thumbprint it waits until that certificate is in it,
    /// and fails with MetadataNotPublished when it does not come.
    /// </summary>
    Task<string> GetMetadataAsync(DirectoryApp app, string? thumbprint, CancellationToken cancellationToken);

    /// <summary>The claims mapping policy that is assigned to an app.</summary>
    Task<ClaimsPolicy?> GetAssignedClaimsPolicyAsync(Guid servicePrincipalId, CancellationToken cancellationToken);

    Task<IReadOnlyList<ClaimsPolicy>> FindClaimsPoliciesAsync(string displayName, CancellationToken cancellationToken);

    Task<ClaimsPolicy> CreateClaimsPolicyAsync(string displayName, string definition, CancellationToken cancellationToken);

    Task UpdateClaimsPolicyAsync(Guid policyId, string definition, CancellationToken cancellationToken);

    Task AssignClaimsPolicyAsync(Guid servicePrincipalId, Guid policyId, CancellationToken cancellationToken);

    /// <summary>The app roles of a service principal, read now.</summary>
    Task<IReadOnlyList<DirectoryAppRole>> GetAppRolesAsync(Guid servicePrincipalId, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the whole collection and waits until reads show it. Fails with GraphSizeExceeded, and with
    /// AppRolesChanged when reads settle on something else.
    /// </summary>
    Task SetAppRolesAsync(Guid servicePrincipalId, IReadOnlyList<DirectoryAppRole> roles, CancellationToken cancellationToken);
}
