namespace EntraAws.Engine.Assessment;

/// <summary>Finds the statements that give a principal certain actions, and what casts doubt on them.</summary>
internal sealed class EvidenceFinder(Principal principal, EffectiveAccess access, ActionUniverse universe)
{
    /// <summary>The statements that give any of these actions on all resources.</summary>
    public List<AccessEvidence> OnAll(ActionSet actions) => Statements(s => s.OnAll, actions, access.OnAll)
        .Select(s => Evidence(s.Grant, s.Statement.Written, Given(s.Statement.OnAll, actions))).ToList();

    /// <summary>
    /// The statements that give any of these actions on some resources only; not those that another statement denies
    /// on the same resources, and not those that speak of nothing but what is harmless.
    /// </summary>
    public List<AccessEvidence> OnSome(ActionSet actions, Func<string, bool> harmless) => Statements(s => s.OnSome, actions, access.Possible)
        .Where(s => !IsGone(s.Statement, actions, harmless))
        .Select(s => Evidence(s.Grant, s.Statement.Written, Given(s.Statement.OnSome, actions))).ToList();

    /// <summary>Whether any of these actions are given on something of the principal's own, and whether for certain.</summary>
    public (bool Any, bool Certain) OnOwn(ActionSet actions)
    {
        var own = Statements(s => s.OnSome, actions, access.Possible)
            .Where(s => s.Statement.Written.Resources.Any(IsOwn) && !IsGone(s.Statement, actions, r => !IsOwn(r))).ToList();
        var certain = own.Any(s => !s.Statement.IsDoubtful) && principal.Boundary is null && !access.HasUnreadable && !Doubts(actions).Any();
        return (own.Count > 0, certain);
    }

    /// <summary>Whether a resource pattern speaks of the principal itself, its groups or its policies.</summary>
    public bool IsOwn(string resource)
    {
        var form = resource.Replace("${aws:username}", principal.Name, StringComparison.OrdinalIgnoreCase);
        return principal.OwnArns.Any(own => Wildcard.Matches(form, own));
    }

    /// <summary>Whether a resource pattern speaks of the principal alone.</summary>
    public bool IsOnlySelf(string resource) =>
        resource.Contains("${aws:username}", StringComparison.OrdinalIgnoreCase) || (!Wildcard.IsPattern(resource) && resource == principal.Arn);

    /// <summary>The Denies and the permissions boundary because of which access to these actions isn't certain.</summary>
    public IEnumerable<AccessEvidence> Doubts(ActionSet actions)
    {
        foreach (var grant in principal.Grants)
        {
            foreach (var statement in grant.Policy.Statements.Where(s => !s.Written.Allows && ((s.IsDoubtful && s.OnAll.Overlaps(actions)) || s.OnSome.Overlaps(actions))))
            {
                yield return Evidence(grant, statement.Written, Wording.Cut(statement.Written.WrittenActions)) with { Statement = $"{statement.Written.Label} (Deny)" };
            }
        }

        if (principal.BoundaryArn is { } boundary) yield return new AccessEvidence { Source = boundary, Statement = "permissions boundary" };
    }

    public static AccessEvidence Evidence(PolicyGrant grant, PolicyStatement statement, IReadOnlyList<string> actions) => new()
    {
        Source = grant.Source,
        Through = grant.Through,
        Statement = statement.Label,
        Actions = actions,
        ConditionKeys = statement.ConditionKeys,
    };

    /// <summary>The Allow statements of which a part gives any of these actions, and which nothing takes away altogether.</summary>
    public IEnumerable<(PolicyGrant Grant, CompiledStatement Statement)> Statements(Func<CompiledStatement, ActionSet> part, ActionSet actions, ActionSet within) => principal.Grants
        .SelectMany(g => g.Policy.Statements.Select(s => (Grant: g, Statement: s)))
        .Where(s => s.Statement.Written.Allows && actions.Overlaps(part(s.Statement), within));

    private IReadOnlyList<string> Given(ActionSet part, ActionSet actions)
    {
        var given = part.Common(actions);
        given.Keep(access.Possible);
        return Wording.Cut(given, universe);
    }

    private bool IsGone(CompiledStatement statement, ActionSet actions, Func<string, bool> leftOut)
    {
        var given = statement.OnSome.Common(actions);
        var denials = principal.Grants.SelectMany(g => g.Policy.Statements)
            .Where(d => !d.Written.Allows && !d.IsDoubtful && d.OnSome.Contains(given))
            .SelectMany(d => d.Written.Resources).ToList();
        return statement.Written.Resources.All(r => leftOut(r) || denials.Any(d => Wildcard.Covers(d, r)));
    }
}
