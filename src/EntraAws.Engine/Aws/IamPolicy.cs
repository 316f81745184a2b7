namespace EntraAws.Engine.Aws;

/// <summary>A managed policy as the authorization details show it.</summary>
internal sealed record IamPolicy
{
    public required string Name { get; init; }
    public required string Arn { get; init; }
    public string Path { get; init; } = "/";
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? UpdatedAt { get; init; }
    /// <summary>The default version's JSON.</summary>
    public string? Document { get; init; }
}
