namespace EntraAws;

/// <summary>An IAM role.</summary>
public sealed record AwsIamRole
{
    /// <summary>The 12-digit AWS account.</summary>
    public required string AccountId { get; init; }

    /// <summary>Its name.</summary>
    public required string RoleName { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Its path.</summary>
    public string Path { get; init; } = "/";

    /// <summary>Who made it and for whom.</summary>
    public AwsRoleKind Kind { get; init; }

    /// <summary>Who may assume it: service names, account and principal ARNs, identity providers.</summary>
    public IReadOnlyList<string> TrustedEntities { get; init; } = [];

    /// <summary>Its trust policy, JSON.</summary>
    public string TrustPolicy { get; init; } = "";

    /// <summary>Its description.</summary>
    public string? Description { get; init; }

    /// <summary>The longest session it gives, 3,600 to 43,200 seconds; null when it could not be read.</summary>
    public int? MaxSessionDuration { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last used in the trailing 400 days, UTC; null for not.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    /// <summary>The managed policies attached to it, by ARN.</summary>
    public IReadOnlyList<string> AttachedPolicies { get; init; } = [];

    /// <summary>The policies written into it.</summary>
    public IReadOnlyList<AwsInlinePolicy> InlinePolicies { get; init; } = [];

    /// <summary>The ARN of its permissions boundary, null when it has none.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public override string ToString() => RoleName;
}
