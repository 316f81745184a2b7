using System.Security;

namespace EntraAws.Contracts;

/// <summary>How to reach the clouds. What is null is found out, or left to the SDKs' own search.</summary>
internal sealed record ConnectRequest
{
    public string? SandboxPath { get; init; }

    public bool WithAws { get; init; } = true;

    public bool WithEntra { get; init; } = true;

    public string? ProfileName { get; init; }

    public string? ProfileLocation { get; init; }

    /// <summary>Access key id and secret key.</summary>
    public (string Id, SecureString Secret)? AccessKey { get; init; }

    public SecureString? SessionToken { get; init; }

    public string? Region { get; init; }

    public string? EndpointUrl { get; init; }

    public string? AccountRoleName { get; init; }

    public string? TenantId { get; init; }

    public string? ClientId { get; init; }

    public EntraCredentialKind EntraCredential { get; init; }

    public SecureString? ClientSecret { get; init; }

    public string? CertificateThumbprint { get; init; }

    public string? CertificatePath { get; init; }

    public SecureString? CertificatePassword { get; init; }

    public SecureString? AccessToken { get; init; }

    public EntraEnvironment Environment { get; init; }

    public string? JournalPath { get; init; }
}

/// <summary>What a new sandbox is made from.</summary>
internal sealed record SandboxRequest
{
    public required string Path { get; init; }

    public string? AuthorizationDetailsPath { get; init; }

    public string? CredentialReportPath { get; init; }

    public bool Overwrite { get; init; }
}

/// <summary>A name with wildcards, or nothing for all.</summary>
internal sealed record NameFilter(Func<string, bool>? Matches = null)
{
    public bool Includes(string name) => Matches is null || Matches(name);
}

/// <summary>Picks an enterprise application: the id of its service principal or application, or its display name.</summary>
internal sealed record AppSelector(Guid? Id, string? Name)
{
    /// <summary>An app that -WhatIf only planned: it has no id yet.</summary>
    public bool IsPlanned => Id == Guid.Empty;

    public override string ToString() => Name ?? Id.ToString();
}

internal sealed record AppRequest
{
    public required string DisplayName { get; init; }

    public string? AccountId { get; init; }

    public string SessionNameSource { get; init; } = "userprincipalname";

    /// <summary>Null leaves an existing app's as it is and gives a new one 3,600.</summary>
    public int? SessionDuration { get; init; }

    public int CertificateYears { get; init; } = 3;

    public IReadOnlyList<string> NotificationEmail { get; init; } = [];

    /// <summary>Allows a claims policy on an app that this module did not make.</summary>
    public bool ReplaceClaims { get; init; }
}

internal sealed record AppQuery(AppSelector? App, NameFilter Filter, bool WithMetadata);

internal sealed record SamlProviderRequest
{
    public required string ProviderName { get; init; }

    public string? AccountId { get; init; }

    /// <summary>The metadata document; null while the app that it comes from is only planned.</summary>
    public string? SamlMetadata { get; init; }

    public bool MetadataPlanned { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public Guid? ServicePrincipalId { get; init; }
}

internal sealed record SamlRoleRequest
{
    public required string RoleName { get; init; }

    public string? AccountId { get; init; }

    /// <summary>The provider's ARN, or its name in the account.</summary>
    public required string Provider { get; init; }

    /// <summary>True when the provider is only planned, so that its absence is no error.</summary>
    public bool ProviderPlanned { get; init; }

    /// <summary>Managed policies by name or ARN; null leaves those attached as they are.</summary>
    public IReadOnlyList<string>? Policies { get; init; }

    public string? Description { get; init; }

    public int? MaxSessionDuration { get; init; }

    public string Path { get; init; } = "/";

    /// <summary>Null leaves an existing role's as they are.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public Guid? ServicePrincipalId { get; init; }
}

internal sealed record SamlRoleQuery(string? AccountId, NameFilter Filter, string? Provider);

/// <summary>An AWS role as an app role shall offer it.</summary>
internal sealed record WantedAppRole(string RoleArn, string ProviderArn);

internal sealed record AppRoleSyncRequest
{
    public required AppSelector App { get; init; }

    public required IReadOnlyList<WantedAppRole> Roles { get; init; }

    public bool Prune { get; init; }

    public string? AccountId { get; init; }
}

internal sealed record AppRoleQuery(AppSelector App, NameFilter Filter, bool IncludeTemplateRoles);

internal sealed record GroupRoleMappingRequest
{
    public required AppSelector App { get; init; }

    /// <summary>The app role: its id, its claim value, the AWS role's ARN, or the AWS role's name.</summary>
    public required string AppRole { get; init; }

    /// <summary>True when the app role is only planned.</summary>
    public bool AppRolePlanned { get; init; }

    /// <summary>The group's id or display name.</summary>
    public required string Group { get; init; }

    public bool CreateGroup { get; init; }

    public string? GroupDescription { get; init; }

    public string? AccountId { get; init; }

    public string? RoleName { get; init; }

    public string? RoleArn { get; init; }
}

internal sealed record GroupRoleMappingQuery(AppSelector App, NameFilter Filter);

internal sealed record EntraUserRequest
{
    public required string UserPrincipalName { get; init; }

    public string? DisplayName { get; init; }

    public SecureString? Password { get; init; }
}

internal sealed record GroupMemberRequest
{
    /// <summary>The group's id or display name.</summary>
    public required string Group { get; init; }

    /// <summary>The user's id or user principal name.</summary>
    public required string User { get; init; }

    /// <summary>True when the group or the user is only planned, so that its absence is no error.</summary>
    public bool Planned { get; init; }
}

internal sealed record MfaPolicyRequest
{
    public required string DisplayName { get; init; }

    public required IReadOnlyList<AppSelector> Apps { get; init; }

    /// <summary>Groups by id or display name.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    public IReadOnlyList<string> ExcludeUsers { get; init; } = [];

    public IReadOnlyList<string> ExcludeGroups { get; init; } = [];

    /// <summary>Null leaves an existing policy's and makes a new one report-only.</summary>
    public MfaPolicyState? State { get; init; }

    /// <summary>An authentication strength by name or id; null asks for any MFA.</summary>
    public string? AuthenticationStrength { get; init; }

    public string? AccountId { get; init; }

    /// <summary>True when a group or app is only planned, so that its absence is no error.</summary>
    public bool Planned { get; init; }
}
