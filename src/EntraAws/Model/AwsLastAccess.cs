namespace EntraAws;

/// <summary>When a principal last tried a service. IAM keeps at least 400 days, and counts attempts that were refused.</summary>
public sealed record AwsLastAccess
{
    /// <summary>The service's prefix in IAM actions, such as s3.</summary>
    public required string ServiceNamespace { get; init; }

    /// <summary>When it was last tried, UTC; null for not in that time.</summary>
    public DateTimeOffset? LastAccessed { get; init; }

    /// <summary>The Region of that try.</summary>
    public string? Region { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{ServiceNamespace} {LastAccessed:yyyy-MM-dd}";
}
