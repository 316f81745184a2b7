using System.Runtime.ExceptionServices;
using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Documents;
using EntraAws.Engine.Entra;
using EntraAws.Rules;

namespace EntraAws.Engine.Roles;

/// <summary>
/// A role that people assume by SAML: made, or completed. A role that anybody else uses, be it a service or people of
/// another provider, is never turned into one: its trust is theirs.
/// </summary>
internal sealed class RoleSetup(SessionContext context)
{
    // So many at most are made and waited for together; so much later does the first of them get its policies.
    private const int LargestWindow = 20;

    public async Task<SamlRole> EnsureAsync(SamlRoleRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        SamlRole? role = null;
        Exception? error = null;
        await EnsureAsync([request], made => Task.FromResult(role = made), e => Task.FromResult(error = e), host, cancellationToken);
        if (error is not null) ExceptionDispatchInfo.Throw(error);
        return role!;
    }

    /// <summary>Several roles: each is asked about and completed by itself, but new ones are waited for together.</summary>
    public async Task EnsureAsync(IReadOnlyList<SamlRoleRequest> requests, Func<SamlRole, Task> emit, Func<Exception, Task> failed, IOperationHost host, CancellationToken cancellationToken)
    {
        var rest = requests.Select(r => new RoleItem(r, context.Begin(host, cancellationToken))).ToList();
        var known = new Dictionary<string, IReadOnlyDictionary<string, IamRole>>(StringComparer.Ordinal);
        // The first goes alone, and no window is larger than what is out already: whoever has seen enough has not had many
        // more made, and what is wrong with all of them is known before the others are made.
        var done = 0;
        while (rest.Count > 0)
        {
            // A name that comes again finds what was made for it before.
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var items = rest.Take(Math.Clamp(done, 1, LargestWindow)).TakeWhile(i => names.Add(i.Request.RoleName)).ToList();
            rest.RemoveRange(0, items.Count);
            done += items.Count;
            await EnsureWindowAsync(items, requests.Count > RoleDetails.Few ? known : null, host, cancellationToken);
            foreach (var item in items) await (item.Error is null ? emit(item.Result!) : failed(item.Error));
        }
    }

    /// <param name="items">The roles.</param>
    /// <param name="known">All roles of the accounts as they were read once; null where few are wanted.</param>
    /// <param name="host">Is asked and told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async Task EnsureWindowAsync(List<RoleItem> items, Dictionary<string, IReadOnlyDictionary<string, IamRole>>? known, IOperationHost host, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            await TryAsync(item, async () =>
            {
                await PrepareAsync(item, host, cancellationToken);
                if (known?.ContainsKey(item.Account.AccountId) == false)
                    known[item.Account.AccountId] = await RoleDetails.ReadAllAsync(item.Account, cancellationToken);
                await LookAsync(item, known?.GetValueOrDefault(item.Account.AccountId)?.GetValueOrDefault(item.Request.RoleName), cancellationToken);
            });
        }

        foreach (var some in items.Where(i => i is { Agreed: not null, Error: null }).GroupBy(i => i.Account.AccountId)) await CreateAsync([.. some], cancellationToken);
        foreach (var item in items.Where(i => i is { Role: not null, Result: null, Error: null })) await TryAsync(item, () => CompleteAsync(item, cancellationToken));
    }

    private async Task PrepareAsync(RoleItem item, IOperationHost host, CancellationToken cancellationToken)
    {
        var request = item.Request;
        Check(request);
        var given = Arn.Parse(request.Provider, "saml-provider");
        var account = item.Account = await context.AccountAsync(request.AccountId ?? given?.AccountId, cancellationToken);
        if (given is not null && given.AccountId != account.AccountId) throw Faults.ProviderOfOtherAccount(request.Provider, account.AccountId);
        item.ProviderArn = given?.ToString() ?? Arn.SamlProvider(account.Partition, account.AccountId, request.Provider);
        AwsRules.CheckArnPair(item.Arn, item.ProviderArn);
        item.Trusted = await CheckProviderAsync(account, item.ProviderArn, request.Planned, host, cancellationToken);
        if (request.Policies is not null) item.Policies = await new PolicyResolver(account, context.Recent).ResolveAsync(request.Policies, cancellationToken);
        item.Trust = TrustPolicy.ForSaml(item.ProviderArn, SignInUrl.For(account.Partition));
    }

    /// <summary>Completes a role that is there, and asks about one that is not.</summary>
    /// <param name="item">The role.</param>
    /// <param name="known">As it was read with all others, if it was: taken only where nothing is to be written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private static async Task LookAsync(RoleItem item, IamRole? known, CancellationToken cancellationToken)
    {
        var creation = RolePlan.Creation(item.Account, item.Request, item.Arn);
        item.Role = known is not null && RolePlan.IsAsWanted(item, known)
            ? known
            : await item.Run.FindAsync(creation, () => item.Account.GetRoleAsync(item.Request.RoleName, cancellationToken));
        await CheckQuotaAsync(item.Account, creation.Target, item.Role?.AttachedPolicies ?? [], item.Policies, cancellationToken);
        if (item.Role is not null)
        {
            await CompleteAsync(item, cancellationToken);
            return;
        }

        if (!item.Trusted) await item.Run.TellAsync(creation);
        else if (await item.Run.AskAsync(creation)) item.Agreed = creation;
        if (item.Agreed is null) item.Result = await PlanAsync(item);
    }

    private static async Task CompleteAsync(RoleItem item, CancellationToken cancellationToken)
    {
        var (account, request, run, role) = (item.Account, item.Request, item.Run, item.Role!);
        AwsRules.CheckArnPair(role.Arn, item.ProviderArn); // an existing role can have a longer path
        if (request.Path is not null && request.Path != role.Path) throw Faults.RolePathDiffers(role.Arn, request.Path);
        await SetTrustAsync(account, role, item.ProviderArn, item.Trust, item.Trusted, run, cancellationToken);
        role = await SetDetailsAsync(account, role, request, run, cancellationToken);
        var attached = await AttachAsync(account, role, item.Policies, run, cancellationToken);
        role = await TagAsync(account, role, request.Tags, run, cancellationToken);
        item.Result = RoleView.Of(role with { AttachedPolicies = attached }, item.ProviderArn) with
        {
            AccountId = account.AccountId,
            ServicePrincipalId = request.ServicePrincipalId,
            Changes = run.Changes,
        };
    }

    private static async Task TryAsync(RoleItem item, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            item.Error = e;
        }
    }

    private static void Check(SamlRoleRequest request)
    {
        AwsRules.CheckRoleName(request.RoleName);
        if (request.AccountId is not null) AwsRules.CheckAccountId(request.AccountId);
        if (request.Provider.StartsWith("arn:", StringComparison.Ordinal))
        {
            if (Arn.Parse(request.Provider, "saml-provider") is null) throw Faults.ArnInvalid(request.Provider, "a SAML provider");
        }
        else
        {
            AwsRules.CheckProviderName(request.Provider);
        }

        if (request.Path is not null) AwsRules.CheckRolePath(request.Path);
        if (request.Description is not null) AwsRules.CheckDescription(request.Description);
        if (request.MaxSessionDuration is { } seconds) AwsRules.CheckMaxSession(seconds);
        if (request.Tags is not null) AwsRules.CheckTags(request.Tags);
        foreach (var policy in request.Policies ?? []) PolicyResolver.Check(policy);
    }

    /// <returns>Whether it is there; a planned one may not be.</returns>
    private async Task<bool> CheckProviderAsync(IAwsAccount account, string providerArn, bool planned, IOperationHost host, CancellationToken cancellationToken)
    {
        var found = await context.Recent.FindAsync(providerArn, async () => (await account.GetSamlProviderAsync(providerArn, cancellationToken))?.Arn);
        if (found is not null) return true;
        if (planned) return false;
        if (!host.IsPreview) throw Faults.ProviderNotFound(providerArn, account.AccountId);
        await host.WarnAsync($"There is no SAML provider {providerArn} yet; the preview goes on as if it were made.");
        return false;
    }

    private async Task CreateAsync(IReadOnlyList<RoleItem> items, CancellationToken cancellationToken)
    {
        var account = items[0].Account;
        var outcomes = await ChangeRun.CreateEachAsync<IamRole>(
            items.Select(i => (i.Run, i.Agreed!)).ToList(),
            async begin =>
            {
                var made = (await account.CreateRolesAsync(items.Select(i => i.Wanted()).ToList(), begin, cancellationToken)).ToList();
                for (var i = 0; i < made.Count; i++)
                {
                    // Those that were read with all others come without their tags.
                    if (made[i].Value is { } role) made[i] = Outcome<IamRole>.Made(role with { Tags = items[i].Tags });
                    // A repeated request can find what its own first attempt made; the checks that follow judge what is there.
                    else if (made[i].Error is EntraAwsException { ErrorId: nameof(Faults.AwsEntityExists) }) made[i] = await ReadThereAsync(items[i], cancellationToken);
                }

                return made;
            },
            _ => null);
        for (var i = 0; i < items.Count; i++) (items[i].Role, items[i].Error) = (outcomes[i].Value, outcomes[i].Error);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<Outcome<IamRole>> ReadThereAsync(RoleItem item, CancellationToken cancellationToken)
    {
        var name = item.Request.RoleName;
        try
        {
            return await context.ReadFreshAsync(() => item.Account.GetRoleAsync(name, cancellationToken), cancellationToken) is { } role
                ? Outcome<IamRole>.Made(role)
                : Outcome<IamRole>.Failed(Faults.AwsNotVisible($"Role {name}"));
        }
        catch (Exception e)
        {
            return Outcome<IamRole>.Failed(e);
        }
    }

    // Only planned: the attachments are told too, so that a preview is whole.
    private static async Task<SamlRole> PlanAsync(RoleItem item)
    {
        var request = item.Request;
        foreach (var policy in item.Policies) await item.Run.TellAsync(RolePlan.Attachment(item.Account, item.Arn, policy));
        return new SamlRole
        {
            RoleName = request.RoleName,
            RoleArn = item.Arn,
            ProviderArn = item.ProviderArn,
            PolicyArns = item.Policies,
            Description = request.Description,
            MaxSessionDuration = request.MaxSessionDuration ?? AwsRules.LeastMaxSession,
            Path = item.Path,
            Tags = item.Tags,
            AccountId = item.Account.AccountId,
            ServicePrincipalId = request.ServicePrincipalId,
            Planned = true,
            Changes = item.Run.Changes,
        };
    }

    private static async Task SetTrustAsync(IAwsAccount account, IamRole role, string providerArn, string wanted, bool trusted, ChangeRun run, CancellationToken cancellationToken)
    {
        var trust = TrustPolicy.Parse(role.TrustPolicy);
        if (trust?.Admits(providerArn, SignInUrl.For(account.Partition)) == true) return;
        if (role.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal) || role.Path.StartsWith("/aws-reserved/", StringComparison.Ordinal))
            throw Faults.RoleNotSaml(role.Arn, "AWS made it and keeps it. Choose another name.");
        var others = trust?.Principals.Where(p => p.Value != providerArn).Select(p => p.Value).ToList() ?? ["an unreadable trust policy"];
        if (others.Count > 0) throw Faults.RoleNotSaml(role.Arn, $"its trust policy lets in {Values.Join(others)}. Choose another name, or change that trust yourself.");

        var change = RolePlan.Trust(account, role, wanted);
        if (!trusted) await run.TellAsync(change);
        else await run.ApplyAsync(change, () => account.UpdateTrustPolicyAsync(role.Name, wanted, cancellationToken));
    }

    private static async Task<IamRole> SetDetailsAsync(IAwsAccount account, IamRole role, SamlRoleRequest request, ChangeRun run, CancellationToken cancellationToken)
    {
        var description = request.Description ?? role.Description ?? "";
        var seconds = request.MaxSessionDuration ?? role.MaxSessionDuration ?? AwsRules.LeastMaxSession;
        if (RolePlan.Details(account, role, description, seconds) is not { } change) return role;
        var made = await run.ApplyAsync(change, () => account.UpdateRoleAsync(role.Name, description, seconds, cancellationToken));
        return made ? role with { Description = description, MaxSessionDuration = seconds } : role;
    }

    // Looked at before the role is made: a role with half of its policies helps nobody.
    private static async Task CheckQuotaAsync(IAwsAccount account, string roleArn, IReadOnlyList<string> attached, IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        const int leastQuota = 10; // only past the smallest quota there is, the account's own is worth a call
        var count = attached.Union(wanted, StringComparer.Ordinal).Count();
        if (count > leastQuota && count > attached.Count && await account.GetPoliciesPerRoleQuotaAsync(cancellationToken) is { } quota && count > quota)
            throw Faults.TooManyPolicies(roleArn, count, quota);
    }

    private static async Task<IReadOnlyList<string>> AttachAsync(IAwsAccount account, IamRole role, IReadOnlyList<string> wanted, ChangeRun run, CancellationToken cancellationToken)
    {
        var attached = role.AttachedPolicies.ToList();
        foreach (var policy in wanted.Except(role.AttachedPolicies, StringComparer.Ordinal))
        {
            if (await run.ApplyAsync(RolePlan.Attachment(account, role.Arn, policy), () => account.AttachRolePolicyAsync(role.Name, policy, cancellationToken))) attached.Add(policy);
        }

        return attached;
    }

    private static async Task<IamRole> TagAsync(IAwsAccount account, IamRole role, IReadOnlyDictionary<string, string>? wanted, ChangeRun run, CancellationToken cancellationToken)
    {
        var tags = Values.Missing(role.Tags, wanted ?? new Dictionary<string, string>());
        if (tags.Count == 0) return role;
        return await run.ApplyAsync(RolePlan.Tagging(account, role, tags), () => account.TagRoleAsync(role.Name, tags, cancellationToken)) ? role with { Tags = Values.Merge(role.Tags, tags) } : role;
    }
}
