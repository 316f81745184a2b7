using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Roles;
using EntraAws.Rules;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>
/// A permission set: made, or completed. Policies that were not asked for stay unless they are to be pruned. One that is
/// in use is provisioned again, since the accounts keep its role as it was.
/// </summary>
internal sealed class PermissionSetSetup(SessionContext context, CenterFinder finder)
{
    public async Task<AwsPermissionSet> EnsureAsync(PermissionSetRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        Check(request);
        var center = await finder.GetAsync(null, host, cancellationToken);
        var policies = request.Policies is null ? null : await CenterPolicyNames.ResolveAsync(context, request.AccountId, request.Policies, cancellationToken);
        var run = context.Begin(host, cancellationToken);

        var creation = PermissionSetPlan.Creation(center, request);
        var found = await run.FindAsync(creation, () => center.Sets.FindAsync(request.Name, cancellationToken));
        var known = found is null ? null : await center.Api.GetPoliciesAsync(center.Arn, found.Arn, cancellationToken);
        CheckCount(request, known, policies);
        var set = found ?? await run.CreateAsync(creation, () => CreateAsync(center, request, cancellationToken), s => s.Arn);
        if (set is null) return await PlanAsync(center, request, policies, run);
        center.Sets.Remember(set);

        var has = known ?? await center.Api.GetPoliciesAsync(center.Arn, set.Arn, cancellationToken);
        set = await SetAsync(center, set, request, run, cancellationToken);
        has = await AttachAsync(center, set, has, policies, request.Prune, run, cancellationToken);
        has = await SetInlineAsync(center, set, has, request.InlinePolicy, run, cancellationToken);
        var (accounts, outdated) = found is null ? ([], []) : await ProvisionAsync(center, set, run, cancellationToken);
        return PermissionSetView.Of(center, set, has, accounts, outdated) with { AccountId = request.AccountId, Changes = run.Changes };
    }

    private static void Check(PermissionSetRequest request)
    {
        CenterRules.CheckName(request.Name);
        if (request.AccountId is not null) AwsRules.CheckAccountId(request.AccountId);
        if (request.Description is not null) CenterRules.CheckDescription(request.Name, request.Description);
        if (request.SessionDuration is { } seconds) CenterRules.CheckSession(seconds);
        if (!string.IsNullOrEmpty(request.RelayState)) CenterRules.CheckRelayState(request.Name, request.RelayState);
        foreach (var policy in request.Policies ?? []) PolicyResolver.Check(policy);
        if (request.InlinePolicy is null) return;
        CenterRules.CheckInlineLength(request.Name, request.InlinePolicy);
        InlineDocument.Check(request.Name, request.InlinePolicy);
    }

    // Found out in the middle it would leave a set with some of its policies.
    private static void CheckCount(PermissionSetRequest request, CenterPolicies? has, CenterPolicies? wanted)
    {
        if (wanted is null) return;
        var kept = has is null || request.Prune ? 0 : has.Managed.Except(wanted.Managed, StringComparer.Ordinal).Count() + has.Customer.Except(wanted.Customer, StringComparer.Ordinal).Count();
        CenterRules.CheckPolicyCount(request.Name, kept + wanted.Managed.Count + wanted.Customer.Count);
    }

    private async Task<CenterPermissionSet> CreateAsync(Center center, PermissionSetRequest request, CancellationToken cancellationToken)
    {
        var wanted = new CenterPermissionSet("", request.Name, request.Description, request.SessionDuration ?? CenterRules.LeastSession, request.RelayState, null);
        try
        {
            return await center.Api.CreatePermissionSetAsync(center.Arn, wanted, cancellationToken);
        }
        catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.AwsConflict))
        {
            // A repeated request can find what its own first attempt made; what is there is completed.
            if (await context.ReadFreshAsync(() => center.Sets.FindAsync(request.Name, cancellationToken), cancellationToken) is { } there) return there;
            throw;
        }
    }

    // Only planned: the policies are told too, so that a preview is whole.
    private static async Task<AwsPermissionSet> PlanAsync(Center center, PermissionSetRequest request, CenterPolicies? policies, ChangeRun run)
    {
        foreach (var policy in (policies?.Managed ?? []).Concat(policies?.Customer ?? [])) await run.TellAsync(PermissionSetPlan.Attachment(center, null, request.Name, policy));
        if (request.InlinePolicy is { } document) await run.TellAsync(PermissionSetPlan.Inline(center, null, request.Name, null, document));
        return new AwsPermissionSet
        {
            PermissionSetName = request.Name,
            Description = request.Description,
            SessionDuration = request.SessionDuration ?? CenterRules.LeastSession,
            RelayState = request.RelayState,
            PolicyArns = policies?.Managed ?? [],
            CustomerPolicies = policies?.Customer ?? [],
            InlinePolicy = request.InlinePolicy,
            InstanceArn = center.Arn,
            AccountId = request.AccountId,
            Planned = true,
            Changes = run.Changes,
        };
    }

    private static async Task<CenterPermissionSet> SetAsync(Center center, CenterPermissionSet set, PermissionSetRequest request, ChangeRun run, CancellationToken cancellationToken)
    {
        // The service keeps what is not sent, and takes no empty text: what is there can't be emptied.
        var wanted = set with
        {
            Description = string.IsNullOrEmpty(request.Description) ? set.Description : request.Description,
            SessionDuration = request.SessionDuration ?? set.SessionDuration,
            RelayState = string.IsNullOrEmpty(request.RelayState) ? set.RelayState : request.RelayState,
        };
        if (PermissionSetPlan.Settings(center, set, wanted) is not { } change) return set;
        return await run.ApplyAsync(change, () => center.Api.UpdatePermissionSetAsync(center.Arn, wanted, cancellationToken)) ? wanted : set;
    }

    private static async Task<CenterPolicies> AttachAsync(Center center, CenterPermissionSet set, CenterPolicies has, CenterPolicies? wanted, bool prune, ChangeRun run, CancellationToken cancellationToken)
    {
        if (wanted is null) return has;
        var managed = await EachAsync(has.Managed, wanted.Managed, p => center.Api.AttachManagedPolicyAsync(center.Arn, set.Arn, p, cancellationToken), p => center.Api.DetachManagedPolicyAsync(center.Arn, set.Arn, p, cancellationToken));
        var customer = await EachAsync(has.Customer, wanted.Customer, p => center.Api.AttachCustomerPolicyAsync(center.Arn, set.Arn, p, cancellationToken), p => center.Api.DetachCustomerPolicyAsync(center.Arn, set.Arn, p, cancellationToken));
        return has with { Managed = managed, Customer = customer };

        async Task<IReadOnlyList<string>> EachAsync(IReadOnlyList<string> there, IReadOnlyList<string> asked, Func<string, Task> attach, Func<string, Task> detach)
        {
            var left = there.ToList();
            foreach (var policy in asked.Except(there, StringComparer.Ordinal))
                if (await run.ApplyAsync(PermissionSetPlan.Attachment(center, set.Arn, set.Name, policy), () => attach(policy))) left.Add(policy);
            foreach (var policy in prune ? there.Except(asked, StringComparer.Ordinal) : [])
                if (await run.ApplyAsync(PermissionSetPlan.Detachment(center, set.Arn, policy), () => detach(policy))) left.Remove(policy);
            return left;
        }
    }

    private static async Task<CenterPolicies> SetInlineAsync(Center center, CenterPermissionSet set, CenterPolicies has, string? wanted, ChangeRun run, CancellationToken cancellationToken)
    {
        if (wanted is null || InlineDocument.Same(has.Inline, wanted)) return has;
        var change = PermissionSetPlan.Inline(center, set.Arn, set.Name, has.Inline, wanted);
        return await run.ApplyAsync(change, () => center.Api.PutInlinePolicyAsync(center.Arn, set.Arn, wanted, cancellationToken)) ? has with { Inline = wanted } : has;
    }

    private static async Task<(IReadOnlyList<string> Accounts, IReadOnlyList<string> Outdated)> ProvisionAsync(Center center, CenterPermissionSet set, ChangeRun run, CancellationToken cancellationToken)
    {
        var accounts = await center.Api.ListProvisionedAccountsAsync(center.Arn, set.Arn, outdated: false, cancellationToken);
        if (accounts.Count == 0) return (accounts, []);
        var changed = run.Changes.Any(c => c.Applied);
        var planned = run.Changes.Count > 0 && !changed;
        // A change of a moment ago need not show in the list yet; one that a run was cut off after does.
        var outdated = changed || planned ? accounts : await center.Api.ListProvisionedAccountsAsync(center.Arn, set.Arn, outdated: true, cancellationToken);
        if (outdated.Count == 0) return (accounts, outdated);
        var change = PermissionSetPlan.Provisioning(center, set, outdated);
        if (planned)
        {
            await run.TellAsync(change);
            return (accounts, []);
        }

        return await run.ApplyAsync(change, () => center.Api.ProvisionAsync(center.Arn, set.Arn, cancellationToken)) ? (accounts, []) : (accounts, outdated);
    }
}
