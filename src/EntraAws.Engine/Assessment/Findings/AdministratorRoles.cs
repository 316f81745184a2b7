using EntraAws.Engine.Documents;

namespace EntraAws.Engine.Assessment;

/// <summary>The roles of an account that amount to its administrator, and who in the account can assume them.</summary>
internal sealed class AdministratorRoles
{
    // Past this many the answer for one more principal says nothing new, and costs.
    private const int MostRoles = 200;
    private const int MostShown = 20;

    private static readonly EscalationPath Path = new(
        "AssumeAdministrator", RiskKind.PrivilegeEscalation, AccessRiskSeverity.High, "assumes a role that is an administrator", [[IamTarget.AssumeRole]]);

    private readonly ActionSet _assume;
    private readonly List<(AwsIamRole Role, bool Certain)> _toAccount = [];
    private readonly Dictionary<string, List<(AwsIamRole Role, bool Certain)>> _toPrincipal = new(StringComparer.Ordinal);

    public AdministratorRoles(ActionUniverse universe, string accountId, IEnumerable<(AwsIamRole Role, bool Certain)> roles)
    {
        _assume = universe.Of([IamTarget.AssumeRole]);
        foreach (var (role, certain) in roles)
        {
            foreach (var statement in (TrustPolicy.Parse(role.TrustPolicy)?.Statements ?? []).Where(s => s.Allows))
            {
                var sure = certain && statement.ConditionKeys.Count == 0;
                foreach (var trusted in statement.Principals.Where(p => p.Type == "AWS").Select(p => p.Value))
                {
                    if (trusted == accountId || (trusted.EndsWith(":root", StringComparison.Ordinal) && trusted.Contains($"::{accountId}:", StringComparison.Ordinal)))
                    {
                        if (_toAccount.Count < MostRoles) _toAccount.Add((role, sure));
                    }
                    else
                    {
                        if (!_toPrincipal.TryGetValue(trusted, out var list)) _toPrincipal[trusted] = list = [];
                        list.Add((role, sure));
                    }
                }
            }
        }
    }

    public IEnumerable<OpenPath> OpenTo(Principal principal, EffectiveAccess access, EvidenceFinder finder)
    {
        // A role that names a principal of its own account needs no permission on that principal's side.
        foreach (var (role, certain) in _toPrincipal.GetValueOrDefault(principal.Arn) ?? [])
        {
            yield return new OpenPath(Path, Path.Severity, certain, false, [IamTarget.AssumeRole], [Evidence(role)]);
        }

        if (!access.Possible.Overlaps(_assume)) yield break;
        if (access.OnAll.Overlaps(_assume) && _toAccount.Where(r => r.Role.Arn != principal.Arn).OrderByDescending(r => r.Certain).ToList() is { Count: > 0 } all)
        {
            var certain = access.Certain.Overlaps(_assume) && all[0].Certain;
            yield return new OpenPath(
                Path, Path.Severity, certain, false, [$"{IamTarget.AssumeRole} on {Wording.Names(all.Select(r => r.Role.RoleName).ToList())}"],
                [.. finder.OnAll(_assume), .. all.Take(MostShown).Select(r => Evidence(r.Role)), .. certain ? [] : finder.Doubts(_assume)]);
            yield break;
        }

        var sure = principal.Boundary is null && !access.HasUnreadable && !finder.Doubts(_assume).Any();
        foreach (var (role, certain) in _toAccount.Where(r => r.Role.Arn != principal.Arn))
        {
            var evidence = finder.OnSome(_assume, r => !Wildcard.Matches(r, role.Arn));
            if (evidence.Count == 0) continue;
            yield return new OpenPath(Path, Path.Severity, certain && sure && evidence.Any(e => e.ConditionKeys.Count == 0), false, [$"{IamTarget.AssumeRole} on {role.RoleName}"], [.. evidence, Evidence(role)]);
        }
    }

    private static AccessEvidence Evidence(AwsIamRole role) => new() { Source = role.Arn, Statement = "trust policy", Actions = [IamTarget.AssumeRole] };
}
