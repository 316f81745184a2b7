namespace EntraAws.Engine.Aws;

/// <summary>A role as IAM shows it; what a call leaves out is empty.</summary>
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
