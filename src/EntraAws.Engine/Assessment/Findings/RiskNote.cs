namespace EntraAws.Engine.Assessment;

/// <summary>A finding before it has its place: what it is about, and how many people are behind it.</summary>
internal sealed record RiskNote
{
    public required RiskKind Kind { get; init; }

    public required string PrincipalType { get; init; }

    public required string PrincipalName { get; init; }

    public required string PrincipalArn { get; init; }

    public required AccessRiskSeverity Severity { get; init; }

    public required string Summary { get; init; }

    public bool Certain { get; init; } = true;

    public IReadOnlyList<AccessEvidence> Evidence { get; init; } = [];

    public int People { get; init; }

    public static RiskNote Of(Principal principal, RiskKind kind, AccessRiskSeverity severity, bool certain, string summary, IReadOnlyList<AccessEvidence> evidence) => new()
    {
        Kind = kind,
        PrincipalType = principal.Type,
        PrincipalName = principal.Name,
        PrincipalArn = principal.Arn,
        Severity = severity,
        Certain = certain,
        Summary = summary,
        Evidence = evidence,
        People = principal.People,
    };

    public AccessRisk Ranked(string accountId, int rank) => new()
    {
        AccountId = accountId,
        Rank = rank,
        Severity = Severity,
        Finding = Kind.Name,
        PrincipalType = PrincipalType,
        PrincipalName = PrincipalName,
        PrincipalArn = PrincipalArn,
        Summary = Summary,
        Certain = Certain,
        Evidence = Evidence,
        Remedy = Kind.Remedy,
    };
}
