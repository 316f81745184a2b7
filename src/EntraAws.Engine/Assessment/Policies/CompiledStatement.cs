namespace EntraAws.Engine.Assessment;

/// <summary>A statement with its actions counted out: those it speaks of on all resources, and those on some only.</summary>
internal sealed class CompiledStatement
{
    public CompiledStatement(PolicyStatement written, ActionUniverse universe, ActionSet actions, string accountId)
    {
        Written = written;
        CoversEverything = actions.Count == universe.Size;
        IsDoubtful = written.HasCondition || written.IsNotResource;
        (OnAll, OnSome) = Split(written, universe, actions, accountId);
    }

    public PolicyStatement Written { get; }

    public ActionSet OnAll { get; }

    public ActionSet OnSome { get; }

    /// <summary>Whether it speaks of every action of every service.</summary>
    public bool CoversEverything { get; }

    /// <summary>Whether a Condition or a NotResource decides when it holds.</summary>
    public bool IsDoubtful { get; }

    private static (ActionSet All, ActionSet Some) Split(PolicyStatement written, ActionUniverse universe, ActionSet actions, string accountId)
    {
        var none = new ActionSet(0);
        if (written.Resources.Any(r => r.Length > 0 && r.All(c => c == '*'))) return written.IsNotResource ? (none, none) : (actions.Trim(), none);
        // All but a few: as good as all, and the doubt is said.
        if (written.IsNotResource) return (actions.Trim(), none);
        var patterns = written.Resources.Select(r => new ResourcePattern(r, accountId)).ToList();
        var (all, some) = (universe.Empty(), universe.Empty());
        var known = new Dictionary<(int Service, string? Kind), ResourceReach>();
        foreach (var action in actions.Indexes())
        {
            var key = (universe.ServiceOf(action), IamTarget.KindOf(universe.Name(action)));
            if (!known.TryGetValue(key, out var reach))
            {
                reach = patterns.Count == 0 ? ResourceReach.None : patterns.Max(p => p.Reach(universe.Services[key.Item1], key.Item2));
                known[key] = reach;
            }

            if (reach == ResourceReach.All) all.Add(action);
            else if (reach == ResourceReach.Some) some.Add(action);
        }

        return (all.Trim(), some.Trim());
    }
}
