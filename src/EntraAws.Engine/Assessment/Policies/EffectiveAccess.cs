namespace EntraAws.Engine.Assessment;

/// <summary>
/// What a principal may do: its Allows, less its Denies, within its permissions boundary. Three answers of growing
/// certainty, each part of the one before: possible at all; on all resources; on all resources for certain.
/// </summary>
internal sealed class EffectiveAccess
{
    public EffectiveAccess(ActionUniverse universe, IEnumerable<PolicyGrant> grants, CompiledPolicy? boundary)
    {
        (Possible, OnAll, Certain) = (universe.Empty(), universe.Empty(), universe.Empty());
        var (denied, doubted) = (universe.Empty(), universe.Empty());
        foreach (var policy in grants.Select(g => g.Policy))
        {
            HasUnreadable |= policy.Problem is not null;
            foreach (var statement in policy.Statements)
            {
                if (!statement.Written.Allows) Deny(statement, denied, doubted);
                else Allow(statement, Possible, OnAll, Certain);
            }
        }

        if (boundary is not null) Bound(universe, boundary, denied, doubted);
        foreach (var set in new[] { Possible, OnAll, Certain }) set.Remove(denied);
        if (HasUnreadable) Certain = universe.Empty();
        else Certain.Remove(doubted);
    }

    public ActionSet Possible { get; }

    public ActionSet OnAll { get; }

    public ActionSet Certain { get; }

    /// <summary>Whether a policy could not be read, so that nothing is certain.</summary>
    public bool HasUnreadable { get; private set; }

    private static void Allow(CompiledStatement statement, ActionSet possible, ActionSet onAll, ActionSet certain)
    {
        possible.Add(statement.OnAll);
        possible.Add(statement.OnSome);
        onAll.Add(statement.OnAll);
        if (!statement.IsDoubtful) certain.Add(statement.OnAll);
    }

    // A Deny with a Condition, or on some resources, takes nothing away for sure.
    private static void Deny(CompiledStatement statement, ActionSet denied, ActionSet doubted)
    {
        (statement.IsDoubtful ? doubted : denied).Add(statement.OnAll);
        doubted.Add(statement.OnSome);
    }

    private void Bound(ActionUniverse universe, CompiledPolicy boundary, ActionSet denied, ActionSet doubted)
    {
        HasUnreadable |= boundary.Problem is not null;
        // What can't be read can't be held against the principal's access; it only takes its certainty.
        if (boundary.Problem is not null) return;
        var (possible, onAll, certain) = (universe.Empty(), universe.Empty(), universe.Empty());
        foreach (var statement in boundary.Statements)
        {
            if (statement.Written.Allows) Allow(statement, possible, onAll, certain);
            else Deny(statement, denied, doubted);
        }

        Possible.Keep(possible);
        OnAll.Keep(onAll);
        Certain.Keep(certain);
    }
}
