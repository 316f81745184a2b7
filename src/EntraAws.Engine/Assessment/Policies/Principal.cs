namespace EntraAws.Engine.Assessment;

/// <summary>A user, group or role, with the policies that decide what it may do.</summary>
internal sealed record Principal
{
    public required string Type { get; init; }

    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required IReadOnlyList<PolicyGrant> Grants { get; init; }

    public string? BoundaryArn { get; init; }

    public CompiledPolicy? Boundary { get; init; }

    /// <summary>What it can widen its own access by: itself, its groups, its customer managed policies.</summary>
    public required IReadOnlyList<string> OwnArns { get; init; }

    /// <summary>How many people are behind it.</summary>
    public int People { get; init; }

    /// <summary>The kind of role; null for users and groups.</summary>
    public AwsRoleKind? RoleKind { get; init; }
}
