namespace EntraAws;

/// <summary>What IAM of one AWS account holds, read at one time.</summary>
public sealed record AwsIamInventory
{
    /// <summary>The 12-digit AWS account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The account's alias, null when it has none.</summary>
    public string? AccountAlias { get; init; }

    /// <summary>When it was read, UTC. All ages in it count from here.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>
    /// When AWS made the credential report, UTC. At most one is made in four hours, so passwords, keys and MFA can be
    /// that much older than the rest; null when no report could be had.
    /// </summary>
    public DateTimeOffset? CredentialReportAt { get; init; }

    /// <summary>The IAM users.</summary>
    public required IReadOnlyList<AwsIamUser> Users { get; init; }

    /// <summary>The IAM groups.</summary>
    public required IReadOnlyList<AwsIamGroup> Groups { get; init; }

    /// <summary>The roles.</summary>
    public required IReadOnlyList<AwsIamRole> Roles { get; init; }

    /// <summary>The customer managed policies, and the AWS managed ones that are in use.</summary>
    public required IReadOnlyList<AwsIamPolicy> Policies { get; init; }

    /// <summary>The SAML and OpenID Connect identity providers.</summary>
    public required IReadOnlyList<AwsIdentityProvider> IdentityProviders { get; init; }

    /// <summary>The root user; null when no credential report could be had.</summary>
    public AwsRootUser? Root { get; init; }

    /// <summary>The account's password policy; null when it has none (IAM's defaults apply) or it could not be read.</summary>
    public AwsPasswordPolicy? PasswordPolicy { get; init; }

    /// <summary>The virtual MFA devices, assigned or not.</summary>
    public IReadOnlyList<AwsMfaDevice> VirtualMfaDevices { get; init; } = [];

    /// <summary>IAM's own account summary: what is there, and the account's quotas (names that end in Quota).</summary>
    public IReadOnlyDictionary<string, int> Summary { get; init; } = new Dictionary<string, int>();

    /// <summary>What could not be read, and why. A list that it names is incomplete, not empty.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{AccountId}: {Users.Count} users, {Groups.Count} groups, {Roles.Count} roles, {Policies.Count} policies";
}
