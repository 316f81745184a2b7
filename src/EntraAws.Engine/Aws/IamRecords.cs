namespace EntraAws.Engine.Aws;

internal sealed record AuthorizationDetails(
    IReadOnlyList<IamUser> Users,
    IReadOnlyList<IamGroup> Groups,
    IReadOnlyList<IamRole> Roles,
    IReadOnlyList<IamPolicy> Policies);

internal sealed record IamUser
{
    public required string Name { get; init; }
    public required string Arn { get; init; }
    public string Path { get; init; } = "/";
    public DateTimeOffset? CreatedAt { get; init; }
    public IReadOnlyList<string> Groups { get; init; } = [];
    public IReadOnlyList<string> AttachedPolicies { get; init; } = [];
    public IReadOnlyList<AwsInlinePolicy> InlinePolicies { get; init; } = [];
    public string? PermissionsBoundary { get; init; }
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

internal sealed record IamGroup
{
    public required string Name { get; init; }
    public required string Arn { get; init; }
    public string Path { get; init; } = "/";
    public DateTimeOffset? CreatedAt { get; init; }
    public IReadOnlyList<string> AttachedPolicies { get; init; } = [];
    public IReadOnlyList<AwsInlinePolicy> InlinePolicies { get; init; } = [];
}

internal sealed record IamRole
{
    public required string Name { get; init; }
    public required string Arn { get; init; }
    public string Path { get; init; } = "/";
    public string TrustPolicy { get; init; } = "";
    public string? Description { get; init; }
    /// <summary>Seconds; null where the call does not tell it.</summary>
    public int? MaxSessionDuration { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? LastUsed { get; init; }
    public IReadOnlyList<string> AttachedPolicies { get; init; } = [];
    public IReadOnlyList<AwsInlinePolicy> InlinePolicies { get; init; } = [];
    public string? PermissionsBoundary { get; init; }
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

internal sealed record IamPolicy
{
    public required string Name { get; init; }
    public required string Arn { get; init; }
    public string Path { get; init; } = "/";
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? UpdatedAt { get; init; }
    /// <summary>The default version's JSON.</summary>
    public string? Document { get; init; }
}

internal sealed record IamSamlProvider
{
    public required string Arn { get; init; }
    public string Metadata { get; init; } = "";
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? ValidUntil { get; init; }
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

internal sealed record NewIamRole(string Name, string Path, string TrustPolicy, string? Description, int MaxSessionDuration, IReadOnlyDictionary<string, string> Tags);

internal sealed record CredentialReport(DateTimeOffset GeneratedAt, IReadOnlyList<CredentialReportRow> Rows);

/// <summary>One line of the credential report; null for what the report does not know.</summary>
internal sealed record CredentialReportRow
{
    public required string User { get; init; }
    public required string Arn { get; init; }
    public bool? PasswordEnabled { get; init; }
    public DateTimeOffset? PasswordLastUsed { get; init; }
    public DateTimeOffset? PasswordLastChanged { get; init; }
    public bool? MfaActive { get; init; }
    public IReadOnlyList<CredentialReportKey> Keys { get; init; } = [];
    public bool IsRoot => User == "<root_account>";
}

/// <summary>An access key slot that is in use: an inactive key keeps its rotation date, an absent one has none.</summary>
internal sealed record CredentialReportKey(bool Active, DateTimeOffset? LastRotated, DateTimeOffset? LastUsed, string? LastUsedRegion, string? LastUsedService);
