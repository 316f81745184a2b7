namespace EntraAws.Engine.Entra;

/// <summary>An app registration together with its service principal, and the same two objects only.</summary>
internal sealed record DirectoryApp
{
    public required Guid AppId { get; init; }
    public required Guid ApplicationObjectId { get; init; }
    public required Guid ServicePrincipalId { get; init; }
    public required string DisplayName { get; init; }
    public string? TemplateId { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
    public string? SignOnMode { get; init; }
    public IReadOnlyList<string> IdentifierUris { get; init; } = [];
    public IReadOnlyList<string> RedirectUris { get; init; } = [];
    public string? ActiveCertificateThumbprint { get; init; }
    public IReadOnlyList<SigningCertificate> Certificates { get; init; } = [];
    public IReadOnlyList<string> NotificationEmail { get; init; } = [];
}

/// <summary>A certificate that can sign assertions. The thumbprint is computed from the certificate itself (SHA-1, hex).</summary>
internal sealed record SigningCertificate(string Thumbprint, string Subject, DateTimeOffset Starts, DateTimeOffset Ends);

internal sealed record ClaimsPolicy(Guid Id, string DisplayName, string Definition);

internal sealed record DirectoryAppRole
{
    public required Guid Id { get; init; }
    public required string DisplayName { get; init; }
    public string? Description { get; init; }
    public string? Value { get; init; }
    public bool IsEnabled { get; init; } = true;
    /// <summary>Application or ServicePrincipal; read only.</summary>
    public string? Origin { get; init; }
    public IReadOnlyList<string> AllowedMemberTypes { get; init; } = ["User"];
}

internal sealed record DirectoryGroup
{
    public required Guid Id { get; init; }
    public required string DisplayName { get; init; }
    public bool SecurityEnabled { get; init; }
    public bool IsDynamic { get; init; }
    public bool OnPremisesSynchronized { get; init; }
}

internal sealed record DirectoryUser
{
    public required Guid Id { get; init; }
    public required string UserPrincipalName { get; init; }
    public string? DisplayName { get; init; }
    public bool AccountEnabled { get; init; }
    public string? UserType { get; init; }
    public bool OnPremisesSynchronized { get; init; }
}

internal sealed record NewDirectoryUser(string UserPrincipalName, string DisplayName, string MailNickname, System.Security.SecureString Password);

internal sealed record AppRoleAssignment(string Id, Guid AppRoleId, Guid PrincipalId, string PrincipalType, string? PrincipalDisplayName);

/// <summary>What this module sets of a Conditional Access policy. Other conditions of an existing one are left alone.</summary>
internal sealed record ConditionalAccessRule
{
    public Guid Id { get; init; }
    public required string DisplayName { get; init; }
    public required MfaPolicyState State { get; init; }
    public IReadOnlyList<string> IncludeApplications { get; init; } = [];
    public IReadOnlyList<string> IncludeGroups { get; init; } = [];
    public IReadOnlyList<string> IncludeUsers { get; init; } = [];
    public IReadOnlyList<string> ExcludeUsers { get; init; } = [];
    public IReadOnlyList<string> ExcludeGroups { get; init; } = [];
    public IReadOnlyList<string> BuiltInControls { get; init; } = [];
    public Guid? AuthenticationStrength { get; init; }
}
