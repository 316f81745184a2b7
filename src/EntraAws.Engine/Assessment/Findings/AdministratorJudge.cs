namespace EntraAws.Engine.Assessment;

/// <summary>
/// Whether a principal amounts to an administrator, by what its documents give and by no policy's name: everything on
/// everything with a way to grant itself more still open, or the whole of what governs IAM.
/// </summary>
internal sealed class AdministratorJudge(ActionUniverse universe)
{
    private readonly ActionSet _grants = universe.Of(
        ["iam:AttachUserPolicy", "iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:PutUserPolicy", "iam:PutGroupPolicy", "iam:PutRolePolicy", "iam:CreatePolicyVersion", "iam:UpdateAssumeRolePolicy"]);

    private readonly ActionSet _governs = universe.Of(
        ["iam:AttachUserPolicy", "iam:AttachRolePolicy", "iam:PutUserPolicy", "iam:PutRolePolicy", "iam:CreatePolicyVersion", "iam:UpdateAssumeRolePolicy", "iam:CreateAccessKey", "iam:CreateUser", "iam:CreateRole"]);

    public static IReadOnlyList<string> Actions { get; } =
        ["iam:AttachUserPolicy", "iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:PutUserPolicy", "iam:PutGroupPolicy", "iam:PutRolePolicy", "iam:CreatePolicyVersion", "iam:UpdateAssumeRolePolicy", "iam:CreateAccessKey", "iam:CreateUser", "iam:CreateRole"];

    /// <summary>Null for no administrator; else whether it is certain.</summary>
    public bool? IsAdministrator(Principal principal, EffectiveAccess access)
    {
        if (!access.OnAll.Overlaps(_grants)) return null;
        var everything = principal.Grants.SelectMany(g => g.Policy.Statements).Where(s => s.Written.Allows && s.CoversEverything && s.OnAll.Count > 0).ToList();
        var governs = access.OnAll.Contains(_governs);
        if (everything.Count == 0 && !governs) return null;
        return (everything.Any(s => !s.IsDoubtful) && access.Certain.Overlaps(_grants)) || access.Certain.Contains(_governs);
    }

    public RiskNote? Of(Principal principal, EffectiveAccess access)
    {
        if (IsAdministrator(principal, access) is not { } certain) return null;
        var finder = new EvidenceFinder(principal, access, universe);
        var evidence = finder.Statements(s => s.OnAll, _governs, access.OnAll)
            .Select(s => EvidenceFinder.Evidence(s.Grant, s.Statement.Written, Wording.Cut(s.Statement.Written.WrittenActions)))
            .Concat(certain ? [] : finder.Doubts(_governs)).ToList();
        var everything = principal.Grants.Any(g => g.Policy.Statements.Any(s => s.Written.Allows && s.CoversEverything && s.OnAll.Count > 0));
        var what = everything ? "May do everything on all resources" : "May govern IAM on all resources, and so give itself everything";
        var keys = evidence.SelectMany(e => e.ConditionKeys).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var doubt = certain ? "" : keys.Count > 0 ? $", where {Wording.Names(keys)} {(keys.Count == 1 ? "allows" : "allow")} it" : ", as far as its policies can be judged";
        return RiskNote.Of(principal, RiskKind.AdministratorEquivalent, certain ? AccessRiskSeverity.Critical : AccessRiskSeverity.High, certain, $"{what}{doubt}.", evidence);
    }
}
