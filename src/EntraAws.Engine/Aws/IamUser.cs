namespace EntraAws.Engine.Aws;

/// <summary>A user as the authorization details show it.</summary>
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
