namespace EntraAws.Contracts;

/// <summary>A role that every account of a stack set shall have.</summary>
internal sealed record StackRole
{
    public required string RoleName { get; init; }

    /// <summary>Managed policies by name or ARN.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>Inline policies: name and JSON document.</summary>
    public IReadOnlyDictionary<string, string> InlinePolicies { get; init; } = new Dictionary<string, string>();

    public string? Description { get; init; }

    public int? MaxSessionDuration { get; init; }

    public string? Path { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
