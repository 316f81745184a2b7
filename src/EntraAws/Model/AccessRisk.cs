namespace EntraAws;

/// <summary>One reason to move a principal's access early, with what proves it.</summary>
public sealed record AccessRisk
{
    /// <summary>The 12-digit AWS account.</summary>
    public required string AccountId { get; init; }

    /// <summary>Where it stands in the order of work, from 1.</summary>
    public int Rank { get; init; }

    /// <summary>How bad it is.</summary>
    public required AccessRiskSeverity Severity { get; init; }

    /// <summary>The stable name of the kind of finding, such as AdministratorEquivalent.</summary>
    public required string Finding { get; init; }

    /// <summary>Root, User, Group or Role.</summary>
    public required string PrincipalType { get; init; }

    /// <summary>The principal's name.</summary>
    public required string PrincipalName { get; init; }

    /// <summary>The principal's ARN.</summary>
    public required string PrincipalArn { get; init; }

    /// <summary>The finding in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>False where a Condition, or something this analysis can't judge, may keep it from being so.</summary>
    public bool Certain { get; init; } = true;

    /// <summary>The policies, statements and actions that it rests on.</summary>
    public IReadOnlyList<AccessEvidence> Evidence { get; init; } = [];

    /// <summary>What to do about it.</summary>
    public required string Remedy { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Severity} {Finding}: {PrincipalType} {PrincipalName}";
}
