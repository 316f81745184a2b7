namespace EntraAws;

/// <summary>An IAM group.</summary>
public sealed record AwsIamGroup
{
    /// <summary>The 12-digit AWS account.</summary>
    public required string AccountId { get; init; }

    /// <summary>Its name.</summary>
    public required string GroupName { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Its path.</summary>
    public string Path { get; init; } = "/";

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Its members, by user name.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The managed policies attached to it, by ARN.</summary>
    public IReadOnlyList<string> AttachedPolicies { get; init; } = [];

    /// <summary>The policies written into it.</summary>
    public IReadOnlyList<AwsInlinePolicy> InlinePolicies { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => GroupName;
}
