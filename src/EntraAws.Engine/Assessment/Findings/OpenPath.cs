namespace EntraAws.Engine.Assessment;

/// <summary>A way to more access that is open to a principal.</summary>
internal sealed record OpenPath(
    EscalationPath Path,
    AccessRiskSeverity Severity,
    bool Certain,
    bool OnSome,
    IReadOnlyList<string> Actions,
    IReadOnlyList<AccessEvidence> Evidence);
