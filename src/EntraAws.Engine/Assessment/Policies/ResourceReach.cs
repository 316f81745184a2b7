namespace EntraAws.Engine.Assessment;

/// <summary>How much of what an action works on a statement speaks of.</summary>
internal enum ResourceReach
{
    None,
    Some,
    All,
}
