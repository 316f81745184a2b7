namespace EntraAws;

/// <summary>The enterprise application through which people sign in to an AWS account, or to several.</summary>
public sealed record EntraAwsApp : ChangeSet
{
    /// <summary>The app's display name, unique in the tenant by this module's doing.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The application (client) id. The empty GUID while it is only planned.</summary>
    public Guid AppId { get; init; }

    /// <summary>The object id of the app registration.</summary>
    public Guid ApplicationObjectId { get; init; }

    /// <summary>The object id of the enterprise application. The empty GUID while it is only planned.</summary>
    public Guid ServicePrincipalId { get; init; }

    /// <summary>The AWS accounts that it is for, when they came down the pipeline; for an app of one account see AccountId.</summary>
    public IReadOnlyList<string> AccountIds { get; init; } = [];

    /// <summary>The gallery template it was made from, by name; null when it was made from none, or that was not looked for.</summary>
    public string? Template { get; init; }

    /// <summary>Its home page, by which the portal's list tells AWS apps.</summary>
    public string? HomePageUrl { get; init; }

    /// <summary>The SAML entity id; AWS gets it without the fragment that makes it unique in the tenant.</summary>
    public string? IdentifierUri { get; init; }

    /// <summary>The SAML reply URL.</summary>
    public string? ReplyUrl { get; init; }

    /// <summary>The sign-on mode: <c>saml</c> once it is set up.</summary>
    public string? SignOnMode { get; init; }

    /// <summary>SHA-1 thumbprint of the certificate that signs assertions now.</summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>When that certificate ends, UTC. Entra keeps signing with it after that; AWS does not check it.</summary>
    public DateTimeOffset? CertificateExpires { get; init; }

    /// <summary>The name of the claims mapping policy, null where the portal's own claims are in force.</summary>
    public string? ClaimsPolicy { get; init; }

    /// <summary>The user attribute that becomes AWS's RoleSessionName.</summary>
    public string? SessionNameSource { get; init; }

    /// <summary>How long a console session lasts, 900 to 43,200 seconds.</summary>
    public int? SessionDuration { get; init; }

    /// <summary>Where the federation metadata is published.</summary>
    public string? MetadataUrl { get; init; }

    /// <summary>The federation metadata, without the byte order mark that AWS refuses. Null while the app is only planned.</summary>
    public string? SamlMetadata { get; init; }

    /// <inheritdoc/>
    public override string ToString() => DisplayName;
}
