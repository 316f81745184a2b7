namespace EntraAws.Engine.Assessment;

/// <summary>One statement of a policy, as it is written.</summary>
internal sealed record PolicyStatement
{
    /// <summary>Its Sid, or its number from 1.</summary>
    public required string Label { get; init; }

    public required bool Allows { get; init; }

    /// <summary>The patterns of Action, or of NotAction.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    public bool IsNotAction { get; init; }

    /// <summary>The patterns of Resource, or of NotResource.</summary>
    public required IReadOnlyList<string> Resources { get; init; }

    public bool IsNotResource { get; init; }

    public bool IsNotPrincipal { get; init; }

    public bool HasCondition { get; init; }

    public IReadOnlyList<string> ConditionKeys { get; init; } = [];

    /// <summary>The actions as evidence shows them.</summary>
    public IEnumerable<string> WrittenActions => IsNotAction ? Actions.Select(a => $"not {a}") : Actions;
}
