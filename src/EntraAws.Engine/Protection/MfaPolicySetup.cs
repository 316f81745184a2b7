using EntraAws.Contracts;
using EntraAws.Engine.Access;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Engine.SignOn;
using EntraAws.Rules;

namespace EntraAws.Engine.Protection;

/// <summary>
/// The policy that asks for MFA at the AWS apps. It covers those apps and the mapped groups and nothing else; a second
/// call by the same name widens it.
/// </summary>
internal sealed class MfaPolicySetup(SessionContext context)
{
    private const string PolicyType = "Conditional Access policy";
    private const string AnyMfa = "mfa";

    public async Task<MfaPolicy> EnsureAsync(MfaPolicyRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        EntraRules.CheckPolicyName(request.DisplayName);
        var scopeless = request.Apps.Count == 0 || request.Groups.Count + request.PlannedScope.Count == 0;
        if (scopeless && request is { State: null, AuthenticationStrength: null, ExcludeUsers.Count: 0, ExcludeGroups.Count: 0 }) throw Faults.MfaPolicyScopeMissing(request.DisplayName);
        if (context.Entra.Identity.License == "Free") throw Faults.LicenseMissing("Conditional Access", "P1 or P2", "Free");

        var scope = await FindScopeAsync(request, host, cancellationToken);
        var breakGlass = new BreakGlass(context.Entra);
        var (users, groups) = await breakGlass.FindAsync(request.ExcludeUsers, request.ExcludeGroups, cancellationToken);
        var strength = await FindStrengthAsync(request.AuthenticationStrength, cancellationToken);
        var run = context.Begin(host, cancellationToken);

        var now = await run.FindAsync(Creation(request), () => FindAsync(request.DisplayName, cancellationToken));
        if (scopeless && now is null) throw Faults.MfaPolicyScopeMissing(request.DisplayName); // one that is there has its own
        var wanted = Merge(now, request, scope, users.Select(u => u.Id.ToString()), groups.Select(g => g.Id.ToString()), strength?.Id);
        await CheckEnforcementAsync(breakGlass, wanted, now, host, cancellationToken);
        var made = await WriteAsync(now, wanted, request, run, cancellationToken);
        return View(made ?? now ?? wanted, strength?.Name) with { AccountId = request.AccountId, Planned = made is null && now is null, Changes = run.Changes };
    }

    private async Task<ConditionalAccessRule?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var existing = await context.Entra.FindPoliciesAsync(name, cancellationToken);
        return existing.Count > 1 ? throw Faults.MfaPolicyAmbiguous(name, existing.Count) : existing.FirstOrDefault();
    }

    private static Change Creation(MfaPolicyRequest request) => new()
    {
        Kind = ChangeKind.Create,
        Cloud = Cloud.Entra,
        TargetType = PolicyType,
        Target = request.DisplayName,
        AccountId = request.AccountId,
        Reason = "Sign-ins to AWS are judged by it and logged; nobody is kept out.",
    };

    private async Task<MfaScope> FindScopeAsync(MfaPolicyRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        var apps = new List<string>();
        foreach (var app in request.Apps.Where(a => !a.IsPlanned))
        {
            // Conditional Access takes the application id, not that of the service principal.
            apps.Add((await AppFinder.GetAsync(context.Entra, app, cancellationToken)).AppId.ToString());
        }

        var groups = new List<string>();
        foreach (var name in request.Groups)
        {
            var group = await GroupFinder.FindAsync(context.Entra, name, cancellationToken);
            if (group is null && !host.IsPreview) throw Faults.GroupNotFound(name);
            if (group is null) await host.WarnAsync($"There is no group '{name}' yet; the preview goes on as if it were made.");
            else groups.Add(group.Id.ToString());
        }

        return new MfaScope(apps.Distinct().ToList(), groups.Distinct().ToList());
    }

    private async Task<(Guid Id, string Name)?> FindStrengthAsync(string? strength, CancellationToken cancellationToken)
    {
        if (strength is null) return null;
        var known = await context.Entra.GetAuthenticationStrengthsAsync(cancellationToken);
        foreach (var (id, name) in known)
        {
            if (string.Equals(name, strength, StringComparison.OrdinalIgnoreCase) || id.ToString() == strength) return (id, name);
        }

        throw Faults.StrengthNotFound(strength, string.Join(", ", known.Values));
    }

    private static ConditionalAccessRule Merge(ConditionalAccessRule? now, MfaPolicyRequest request, MfaScope scope, IEnumerable<string> users, IEnumerable<string> groups, Guid? strength)
    {
        now ??= new ConditionalAccessRule { DisplayName = request.DisplayName, State = MfaPolicyState.ReportOnly };
        return now with
        {
            State = request.State ?? now.State,
            IncludeApplications = Union(now.IncludeApplications, scope.Apps),
            IncludeGroups = Union(now.IncludeGroups, scope.Groups),
            ExcludeUsers = Union(now.ExcludeUsers, users),
            ExcludeGroups = Union(now.ExcludeGroups, groups),
            AuthenticationStrength = strength ?? now.AuthenticationStrength,
            // The service refuses a strength and plain MFA together.
            BuiltInControls = strength is not null || now.AuthenticationStrength is not null ? now.BuiltInControls.Where(c => c != AnyMfa).ToList() : Union(now.BuiltInControls, [AnyMfa]),
        };
    }

    private async Task CheckEnforcementAsync(BreakGlass breakGlass, ConditionalAccessRule wanted, ConditionalAccessRule? now, IOperationHost host, CancellationToken cancellationToken)
    {
        if (wanted.State == MfaPolicyState.Disabled) return;
        var defaults = await context.Entra.GetSecurityDefaultsAsync(cancellationToken);
        if (wanted.State == MfaPolicyState.ReportOnly)
        {
            if (defaults) await host.WarnAsync($"Security defaults are on in this tenant: '{wanted.DisplayName}' can report, but not be enforced until they are switched off.");
            return;
        }

        if (defaults && now?.State != MfaPolicyState.Enabled) throw Faults.SecurityDefaultsOn(wanted.DisplayName);
        await breakGlass.CheckAsync(wanted.DisplayName, Ids(wanted.ExcludeUsers), Ids(wanted.ExcludeGroups), cancellationToken);
    }

    private async Task<ConditionalAccessRule?> WriteAsync(ConditionalAccessRule? now, ConditionalAccessRule wanted, MfaPolicyRequest request, ChangeRun run, CancellationToken cancellationToken)
    {
        var (before, after) = MfaDifference.Between(now, wanted, request.PlannedScope);
        if (now is not null && after.Count == 0) return now;
        var change = Creation(request) with
        {
            Kind = now is null ? ChangeKind.Create : ChangeKind.Update,
            TargetId = now?.Id.ToString(),
            Before = before,
            After = after,
        };
        // Whoever can't meet an enforced policy is out.
        if (wanted.State == MfaPolicyState.Enabled) change = change with { ReducesAccess = true, Reason = "From then on nobody in its groups gets to AWS without it." };
        if (wanted.IncludeApplications.Count == 0 || wanted.IncludeGroups.Count == 0)
        {
            await run.TellAsync(change); // what it is for is only planned
            return null;
        }

        return await run.CreateAsync(
            change,
            async () =>
            {
                if (now is null) return await context.Entra.CreatePolicyAsync(wanted, cancellationToken);
                await context.Entra.UpdatePolicyAsync(wanted, cancellationToken);
                return wanted;
            },
            p => p.Id.ToString());
    }

    private static MfaPolicy View(ConditionalAccessRule rule, string? strength) => new()
    {
        DisplayName = rule.DisplayName,
        PolicyId = rule.Id,
        State = rule.State,
        AppId = Ids(rule.IncludeApplications),
        GroupId = Ids(rule.IncludeGroups),
        ExcludedUserId = Ids(rule.ExcludeUsers),
        ExcludedGroupId = Ids(rule.ExcludeGroups),
        Requires = strength ?? rule.AuthenticationStrength?.ToString() ?? string.Join(", ", rule.BuiltInControls),
    };

    // Include and exclude lists can hold words, such as All, beside ids.
    private static List<Guid> Ids(IEnumerable<string> values) => values.Where(v => Guid.TryParse(v, out _)).Select(Guid.Parse).ToList();

    private static List<string> Union(IEnumerable<string> now, IEnumerable<string> wanted) => now.Union(wanted, StringComparer.OrdinalIgnoreCase).ToList();
}
