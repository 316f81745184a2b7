namespace EntraAws.Contracts;

/// <summary>The policy that shall ask for MFA. What is null is left as it is.</summary>
internal sealed record MfaPolicyRequest
{
    public required string DisplayName { get; init; }

    public required IReadOnlyList<AppSelector> Apps { get; init; }

    /// <summary>Groups by id or display name.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    public IReadOnlyList<string> ExcludeUsers { get; init; } = [];

    public IReadOnlyList<string> ExcludeGroups { get; init; } = [];

    /// <summary>Null leaves an existing policy's and makes a new one report-only.</summary>
    public MfaPolicyState? State { get; init; }

    /// <summary>An authentication strength by name or id; null asks for any MFA.</summary>
    public string? AuthenticationStrength { get; init; }

    public string? AccountId { get; init; }

    /// <summary>Groups and apps that are only planned, by name.</summary>
    public IReadOnlyList<string> PlannedScope { get; init; } = [];
}
