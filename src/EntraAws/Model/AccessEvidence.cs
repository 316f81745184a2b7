namespace EntraAws;

/// <summary>What a finding rests on.</summary>
public sealed record AccessEvidence
{
    /// <summary>The managed policy's ARN, or the inline policy as <c>role/name inline/policy</c>; for a credential, its description.</summary>
    public required string Source { get; init; }

    /// <summary>The group it came through, null when it is the principal's own.</summary>
    public string? Through { get; init; }

    /// <summary>The statement's Sid, or its number from 1.</summary>
    public string? Statement { get; init; }

    /// <summary>The actions, as far as they matter; cut at 20 with a count of the rest.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>The condition keys that it depends on.</summary>
    public IReadOnlyList<string> ConditionKeys { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Statement is null ? Source : $"{Source} [{Statement}]";
}
