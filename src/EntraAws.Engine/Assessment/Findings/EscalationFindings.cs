namespace EntraAws.Engine.Assessment;

/// <summary>Which ways to more access are open to a principal.</summary>
internal sealed class EscalationFindings
{
    private readonly ActionUniverse _universe;
    private readonly IReadOnlyList<(EscalationPath Path, IReadOnlyList<ActionSet> Steps)> _paths;
    private readonly AdministratorRoles _administrators;

    public EscalationFindings(ActionUniverse universe, AdministratorRoles administrators)
    {
        _universe = universe;
        _administrators = administrators;
        // One set for all paths that share a step, as those with iam:PassRole do: its evidence is then looked for once.
        var steps = EscalationPaths.All.SelectMany(p => p.Steps).DistinctBy(KeyOf).ToDictionary(KeyOf, universe.Of);
        _paths = EscalationPaths.All.Select(p => (p, (IReadOnlyList<ActionSet>)p.Steps.Select(s => steps[KeyOf(s)]).ToList())).ToList();
    }

    public IEnumerable<RiskNote> Of(Principal principal, EffectiveAccess access)
    {
        var open = Open(principal, access).ToList();
        foreach (var kind in new[] { RiskKind.PrivilegeEscalation, RiskKind.FederationTakeover })
        {
            var paths = open.Where(p => p.Path.Kind == kind).OrderByDescending(p => p.Certain).ThenByDescending(p => p.Severity).ToList();
            if (paths.Count == 0) continue;
            var ids = paths.Select(p => p.Path.Id).Distinct().ToList();
            var first = paths[0];
            yield return RiskNote.Of(
                principal, kind, paths.Max(p => p.Severity), paths.Any(p => p.Certain),
                Wording.Sentence($"{first.Path.Means}{(first.OnSome ? ", on some resources" : "")} ({first.Path.Id}: {string.Join(" + ", first.Actions)}){(ids.Count > 1 ? $"; also {Wording.Names(ids[1..])}" : "")}."),
                paths.SelectMany(p => p.Evidence.Select(e => (p.Path.Id, Evidence: e)))
                    .GroupBy(e => (e.Evidence.Source, e.Evidence.Through, e.Evidence.Statement))
                    .Select(g => g.First().Evidence with { Actions = Wording.Cut(g.SelectMany(e => e.Evidence.Actions).Distinct()) }).ToList());
        }
    }

    private static string KeyOf(IReadOnlyList<string> step) => string.Join(' ', step);

    private IEnumerable<OpenPath> Open(Principal principal, EffectiveAccess access)
    {
        var finder = new EvidenceFinder(principal, access, _universe);
        var known = new Dictionary<(ActionSet, bool), List<AccessEvidence>>();
        foreach (var (path, steps) in _paths)
        {
            if (path.NeedsBoundary && principal.Boundary is null) continue;
            if (steps.All(s => access.Possible.Overlaps(s)) && Judge(finder, access, path, steps, known) is { } open) yield return open;
        }

        foreach (var open in _administrators.OpenTo(principal, access, finder)) yield return open;
    }

    private OpenPath? Judge(EvidenceFinder finder, EffectiveAccess access, EscalationPath path, IReadOnlyList<ActionSet> steps, Dictionary<(ActionSet, bool), List<AccessEvidence>> known)
    {
        var evidence = new List<AccessEvidence>();
        var (onSome, certain) = (false, !path.NeedsOrganization);
        foreach (var step in steps)
        {
            var onAll = access.OnAll.Overlaps(step);
            if (!known.TryGetValue((step, path.OwnIsHarmless), out var found))
            {
                found = onAll ? finder.OnAll(step) : finder.OnSome(step, r => path.OwnIsHarmless && finder.IsOnlySelf(r));
                known[(step, path.OwnIsHarmless)] = found;
            }

            if (found.Count == 0) return null;
            evidence.AddRange(found);
            if (onAll)
            {
                certain &= access.Certain.Overlaps(step);
                continue;
            }

            var own = path.OwnIsEnough ? finder.OnOwn(step) : default;
            onSome |= !own.Any;
            certain &= own.Certain;
        }

        var used = new ActionSet(_universe.Size);
        foreach (var step in steps) used.Add(step);
        if (!certain) evidence.AddRange(finder.Doubts(used));
        var actions = steps.Select(s => _universe.Name(s.Indexes().First(i => access.Possible[i]))).ToList();
        return new OpenPath(path, onSome ? path.Severity - 1 : path.Severity, certain && !onSome, onSome, actions, evidence);
    }
}
