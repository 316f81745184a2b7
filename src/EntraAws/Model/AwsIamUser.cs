namespace EntraAws;

/// <summary>An IAM user: what it may do and with what it signs in.</summary>
public sealed record AwsIamUser
{
    /// <summary>The 12-digit AWS account.</summary>
    public required string AccountId { get; init; }

    /// <summary>Its name.</summary>
    public required string UserName { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Its path.</summary>
    public string Path { get; init; } = "/";

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Who is behind it, as far as its name, tags and credentials tell.</summary>
    public AwsUserKind Kind { get; init; }

    /// <summary>Why it was taken for that kind.</summary>
    public IReadOnlyList<string> KindReasons { get; init; } = [];

    /// <summary>Whether it has a console password; null when the credential report does not know it.</summary>
    public bool? PasswordEnabled { get; init; }

    /// <summary>Days since the password was set; null without a password.</summary>
    public int? PasswordAge { get; init; }

    /// <summary>When the password was last used, UTC; null for never, or since before AWS kept track.</summary>
    public DateTimeOffset? PasswordLastUsed { get; init; }

    /// <summary>Whether any MFA device is active; null when the credential report does not know it.</summary>
    public bool? MfaEnabled { get; init; }

    /// <summary>Its access keys, as far as the credential report lists them (two).</summary>
    public IReadOnlyList<AwsAccessKey> AccessKeys { get; init; } = [];

    /// <summary>Days since the older active access key was made; null without an active key.</summary>
    public int? AccessKeyAge { get; init; }

    /// <summary>The last sign of life: password or access key, UTC; null for none.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    /// <summary>Its credentials for single services.</summary>
    public IReadOnlyList<AwsServiceCredential> ServiceCredentials { get; init; } = [];

    /// <summary>Active signing certificates, as the credential report counts them; null when it does not know.</summary>
    public int? SigningCertificates { get; init; }

    /// <summary>Its SSH keys; null unless they were asked for, since that takes a call for each user.</summary>
    public IReadOnlyList<AwsSshKey>? SshKeys { get; init; }

    /// <summary>The services it last tried; null unless that was asked for.</summary>
    public IReadOnlyList<AwsLastAccess>? LastAccessed { get; init; }

    /// <summary>The groups it is in, by name.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The managed policies attached to it, by ARN.</summary>
    public IReadOnlyList<string> AttachedPolicies { get; init; } = [];

    /// <summary>The policies written into it.</summary>
    public IReadOnlyList<AwsInlinePolicy> InlinePolicies { get; init; } = [];

    /// <summary>The ARN of its permissions boundary, null when it has none.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public override string ToString() => UserName;
}
