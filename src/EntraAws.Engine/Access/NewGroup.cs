using EntraAws.Engine.Changes;

namespace EntraAws.Engine.Access;

/// <summary>A group that was agreed to.</summary>
internal sealed record NewGroup(ChangeRun Run, Change Creation, string? Description);
