namespace EntraAws.Engine.Assessment;

/// <summary>
/// A way from some actions to more access than was given. Every step is needed; of a step's actions any one will do.
/// </summary>
internal sealed record EscalationPath(string Id, RiskKind Kind, AccessRiskSeverity Severity, string Means, IReadOnlyList<IReadOnlyList<string>> Steps)
{
    /// <summary>Whether the actions are harmless on the principal itself, as a key of one's own is.</summary>
    public bool OwnIsHarmless { get; init; }

    /// <summary>Whether the actions on the principal itself are the whole path.</summary>
    public bool OwnIsEnough { get; init; }

    /// <summary>Whether it leads anywhere only in some accounts of an organization, which an inventory doesn't tell.</summary>
    public bool NeedsOrganization { get; init; }

    /// <summary>Whether it only leads anywhere from within a permissions boundary.</summary>
    public bool NeedsBoundary { get; init; }
}
