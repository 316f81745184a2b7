namespace EntraAws.Engine.Assessment.Report;

/// <summary>A box of the diagram: one user, group, policy or severity, or all the others of a column together.</summary>
/// <param name="Column">0 users, 1 groups, 2 policies, 3 risk.</param>
/// <param name="Label">Its name.</param>
/// <param name="Severity">The worst finding about it.</param>
/// <param name="Count">How many it stands for; 0 for itself alone.</param>
internal sealed record DiagramNode(int Column, string Label, AccessRiskSeverity? Severity, int Count = 0);
