namespace EntraAws;

/// <summary>A managed policy.</summary>
public sealed record AwsIamPolicy
{
    /// <summary>The 12-digit AWS account that was read.</summary>
    public required string AccountId { get; init; }

    /// <summary>Its name.</summary>
    public required string PolicyName { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Its path.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The console's Type column.</summary>
    public AwsPolicyType Type { get; init; }

    /// <summary>The console's "Used as" column: permissions policy, permissions boundary, both, or null for not used.</summary>
    public string? UsedAs { get; init; }

    /// <summary>The users, groups and roles that it is attached to, each as <c>user/name</c>, <c>group/name</c> or <c>role/name</c>.</summary>
    public IReadOnlyList<string> AttachedTo { get; init; } = [];

    /// <summary>The users and roles that it bounds.</summary>
    public IReadOnlyList<string> BoundaryOf { get; init; } = [];

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When its default version was set, UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The JSON document of its default version.</summary>
    public string? Document { get; init; }

    /// <inheritdoc/>
    public override string ToString() => PolicyName;
}
