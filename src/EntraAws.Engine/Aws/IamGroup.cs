namespace EntraAws.Engine.Aws;

/// <summary>A group as the authorization details show it.</summary>
internal sealed record IamGroup
{
    public required string Name { get; init; }
    public required string Arn { get; init; }
    public string Path { get; init; } = "/";
    public DateTimeOffset? CreatedAt { get; init; }
    public IReadOnlyList<string> AttachedPolicies { get; init; } = [];
    public IReadOnlyList<AwsInlinePolicy> InlinePolicies { get; init; } = [];
}
