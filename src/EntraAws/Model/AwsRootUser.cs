namespace EntraAws;

/// <summary>The root user of an account, as the credential report tells of it.</summary>
public sealed record AwsRootUser
{
    /// <summary>Whether it has a password; null when the report does not tell.</summary>
    public bool? PasswordEnabled { get; init; }

    /// <summary>When its password was last used, UTC; null for never.</summary>
    public DateTimeOffset? PasswordLastUsed { get; init; }

    /// <summary>Whether it has an MFA device.</summary>
    public bool? MfaEnabled { get; init; }

    /// <summary>Its access keys; there should be none.</summary>
    public IReadOnlyList<AwsAccessKey> AccessKeys { get; init; } = [];

    /// <summary>The last sign of life: password or access key, UTC; null for none.</summary>
    public DateTimeOffset? LastUsed { get; init; }
}
