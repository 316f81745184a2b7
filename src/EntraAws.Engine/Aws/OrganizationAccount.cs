namespace EntraAws.Engine.Aws;

/// <summary>An account as AWS Organizations lists it. State took the place of Status in September 2026; the reader takes either.</summary>
internal sealed record OrganizationAccount
{
    public required string Id { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? State { get; init; }
    public string? JoinedMethod { get; init; }
    public DateTimeOffset? JoinedAt { get; init; }
    /// <summary>Where it is in the organization: ids from the organization down, with / between. Empty where AWS does not tell.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];
    public bool IsActive => State == "ACTIVE";
}
