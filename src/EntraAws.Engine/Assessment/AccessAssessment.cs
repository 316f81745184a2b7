using EntraAws.Contracts;

namespace EntraAws.Engine.Assessment;

/// <summary>Judges one inventory and puts the findings in the order of work: root, administrators, what can change things, data, credentials.</summary>
internal sealed class AccessAssessment
{
    private readonly AwsIamInventory _inventory;
    private readonly PolicyLibrary _library;
    private readonly Principals _principals;
    private readonly AdministratorJudge _administrators;
    private readonly CredentialFindings _credentials;

    private AccessAssessment(AwsIamInventory inventory, AssessmentThresholds thresholds)
    {
        _inventory = inventory;
        _library = new PolicyLibrary(inventory, ActionCatalogue.Instance, [.. EscalationPaths.Actions, .. DataActions.All, .. AdministratorJudge.Actions, IamTarget.AssumeRole]);
        _principals = new Principals(inventory, _library);
        _administrators = new AdministratorJudge(_library.Universe);
        _credentials = new CredentialFindings(inventory.TakenAt, thresholds);
    }

    public static IReadOnlyList<AccessRisk> Assess(AwsIamInventory inventory, AssessmentThresholds thresholds, CancellationToken cancellationToken)
    {
        var assessment = new AccessAssessment(inventory, thresholds);
        var notes = RootFindings.Of(inventory, thresholds).Concat(assessment.Notes(cancellationToken)).ToList();
        return notes
            .OrderBy(n => n.Kind.Stage)
            .ThenByDescending(n => n.Severity)
            .ThenByDescending(n => n.People)
            .ThenByDescending(n => n.Certain)
            .ThenBy(n => n.Kind.Order)
            .ThenBy(n => n.PrincipalType, StringComparer.Ordinal)
            .ThenBy(n => n.PrincipalName, StringComparer.OrdinalIgnoreCase)
            .Select((n, i) => n.Ranked(inventory.AccountId, i + 1))
            .ToList();
    }

    private IEnumerable<RiskNote> Notes(CancellationToken cancellationToken)
    {
        var levels = new LevelFindings(_library.Universe);
        var escalation = new EscalationFindings(_library.Universe, AdministratorRoles(cancellationToken));
        foreach (var group in _inventory.Groups)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var note in Access(_principals.Of(group), escalation, levels, out _)) yield return note;
        }

        foreach (var user in _inventory.Users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var principal = _principals.Of(user);
            var access = Access(principal, escalation, levels, out var isAdministrator);
            foreach (var note in access) yield return note;
            foreach (var note in _credentials.Of(user, principal, isAdministrator)) yield return note;
        }

        // Nobody can change a service-linked role, and none but its service assumes it.
        foreach (var role in _inventory.Roles.Where(r => r.Kind != AwsRoleKind.ServiceLinked))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var principal = _principals.Of(role);
            var access = Access(principal, escalation, levels, out var isAdministrator);
            foreach (var note in access) yield return note;
            if (role.Kind == AwsRoleKind.IdentityCenter) continue;
            foreach (var note in TrustFindings.Of(role, principal, isAdministrator)) yield return note;
        }
    }

    private List<RiskNote> Access(Principal principal, EscalationFindings escalation, LevelFindings levels, out bool isAdministrator)
    {
        var access = new EffectiveAccess(_library.Universe, principal.Grants, principal.Boundary);
        var notes = Unreadable(principal).ToList();
        var administrator = _administrators.Of(principal, access);
        isAdministrator = administrator?.Certain == true;
        if (administrator is not null) notes.Add(administrator);
        // To say of an administrator that it may write adds nothing; and a permission set is mended in Identity Center.
        if (isAdministrator || principal.RoleKind == AwsRoleKind.IdentityCenter) return notes;
        notes.AddRange(escalation.Of(principal, access).Concat(levels.Of(principal, access)).Where(n => n.Certain || administrator is null));
        return notes;
    }

    private AdministratorRoles AdministratorRoles(CancellationToken cancellationToken)
    {
        var found = new List<(AwsIamRole, bool)>();
        foreach (var role in _inventory.Roles.Where(r => r.Kind is not (AwsRoleKind.ServiceLinked or AwsRoleKind.IdentityCenter)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var principal = _principals.Of(role);
            if (_administrators.IsAdministrator(principal, new EffectiveAccess(_library.Universe, principal.Grants, principal.Boundary)) is { } certain) found.Add((role, certain));
        }

        return new AdministratorRoles(_library.Universe, _inventory.AccountId, found);
    }

    private static IEnumerable<RiskNote> Unreadable(Principal principal)
    {
        var sources = principal.Grants.Where(g => g.Policy.Problem is not null).Select(g => new AccessEvidence { Source = g.Source, Through = g.Through, Statement = g.Policy.Problem })
            .Concat(principal.Boundary?.Problem is { } problem ? [new AccessEvidence { Source = principal.BoundaryArn!, Statement = problem }] : [])
            .ToList();
        if (sources.Count == 0) yield break;
        yield return RiskNote.Of(
            principal, RiskKind.UnreadablePolicy, AccessRiskSeverity.Low, true,
            $"{Wording.Sentence(sources.Count == 1 ? "a policy" : $"{sources.Count} policies")} can't be read: {sources[0].Source}: {sources[0].Statement}.", sources);
    }
}
