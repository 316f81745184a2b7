namespace EntraAws.Engine.Assessment;

/// <summary>What a principal may do on all resources, by access level: hand out access, change things, read data.</summary>
internal sealed class LevelFindings
{
    // Writing in this many services is no job's need.
    private const int ManyServices = 10;

    private readonly ActionUniverse _universe;
    private readonly ActionSet _data;
    private readonly ActionSet _secrets;

    public LevelFindings(ActionUniverse universe)
    {
        _universe = universe;
        _data = universe.Of(DataActions.All);
        _secrets = universe.Of(DataActions.Secrets);
    }

    public IEnumerable<RiskNote> Of(Principal principal, EffectiveAccess access)
    {
        if (Note(principal, access, RiskKind.PermissionsManagement, _universe.Levels[ActionLevel.PermissionsManagement], "hand out access to resources", _ => AccessRiskSeverity.High) is { } manages) yield return manages;
        if (Note(principal, access, RiskKind.Write, _universe.Levels[ActionLevel.Write], "create, change or delete resources", given => Services(given).Count >= ManyServices ? AccessRiskSeverity.High : AccessRiskSeverity.Medium) is { } writes) yield return writes;
        if (Note(principal, access, RiskKind.DataAccess, _data, "read stored data", given => given.Overlaps(_secrets) ? AccessRiskSeverity.High : AccessRiskSeverity.Medium) is { } reads) yield return reads;
    }

    private RiskNote? Note(Principal principal, EffectiveAccess access, RiskKind kind, ActionSet level, string what, Func<ActionSet, AccessRiskSeverity> severity)
    {
        if (!access.OnAll.Overlaps(level)) return null;
        var given = access.OnAll.Common(level);
        var sure = access.Certain.Common(level);
        sure.Keep(_universe.Known);
        var certain = !sure.IsEmpty;
        var finder = new EvidenceFinder(principal, access, _universe);
        // No person is behind a role that only AWS services assume.
        var lower = principal.RoleKind == AwsRoleKind.Service ? 1 : 0;
        return RiskNote.Of(
            principal, kind, severity(given) - lower, certain,
            $"May {what} on all resources: {Wording.Count(given.Count, "action")} in {Wording.Names(Services(given))}.",
            [.. finder.OnAll(given), .. certain ? [] : finder.Doubts(given)]);
    }

    private List<string> Services(ActionSet actions) => actions.Indexes().Select(_universe.ServiceOf).Distinct().Select(s => _universe.Services[s]).ToList();
}
