using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Documents;
using EntraAws.Rules;

namespace EntraAws.Engine.Roles;

/// <summary>
/// A role that people assume by SAML: made, or completed. A role that anybody else uses, be it a service or people of
/// another provider, is never turned into one: its trust is theirs.
/// </summary>
internal sealed class RoleSetup(SessionContext context)
{
    public async Task<SamlRole> EnsureAsync(SamlRoleRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        Check(request);
        var given = Arn.Parse(request.Provider, "saml-provider");
        var account = await context.AccountAsync(request.AccountId ?? given?.AccountId, cancellationToken);
        if (given is not null && given.AccountId != account.AccountId) throw Faults.ProviderOfOtherAccount(request.Provider, account.AccountId);
        var providerArn = given?.ToString() ?? Arn.SamlProvider(account.Partition, account.AccountId, request.Provider);
        AwsRules.CheckArnPair(Arn.Role(account.Partition, account.AccountId, request.Path ?? "/", request.RoleName), providerArn);

        var trusted = await CheckProviderAsync(account, providerArn, request.Planned, host, cancellationToken);
        var policies = request.Policies is null ? null : await new PolicyResolver(account).ResolveAsync(request.Policies, cancellationToken);
        var trust = TrustPolicy.ForSaml(providerArn, SignInUrl.For(account.Partition));
        var run = context.Begin(host, cancellationToken);

        var creation = RolePlan.Creation(account, request, Arn.Role(account.Partition, account.AccountId, request.Path ?? "/", request.RoleName));
        var role = await run.FindAsync(creation, () => account.GetRoleAsync(request.RoleName, cancellationToken));
        await CheckQuotaAsync(account, creation.Target, role?.AttachedPolicies ?? [], policies ?? [], cancellationToken);
        if (role is null)
        {
            if (trusted) role = await CreateAsync(account, request, creation, trust, run, cancellationToken);
            else await run.TellAsync(creation);
            if (role is null) return await PlanAsync(account, request, providerArn, policies, run);
        }

        AwsRules.CheckArnPair(role.Arn, providerArn); // an existing role can have a longer path
        if (request.Path is not null && request.Path != role.Path) throw Faults.RolePathDiffers(role.Arn, request.Path);
        await SetTrustAsync(account, role, providerArn, trust, trusted, run, cancellationToken);
        role = await SetDetailsAsync(account, role, request, run, cancellationToken);
        var attached = await AttachAsync(account, role, policies ?? [], run, cancellationToken);
        role = await TagAsync(account, role, request.Tags, run, cancellationToken);
        return RoleView.Of(role with { AttachedPolicies = attached }, providerArn) with
        {
            AccountId = account.AccountId,
            ServicePrincipalId = request.ServicePrincipalId,
            Changes = run.Changes,
        };
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
    private static async Task<bool> CheckProviderAsync(IAwsAccount account, string providerArn, bool planned, IOperationHost host, CancellationToken cancellationToken)
    {
        if (await account.GetSamlProviderAsync(providerArn, cancellationToken) is not null) return true;
        if (planned) return false;
        if (!host.IsPreview) throw Faults.ProviderNotFound(providerArn, account.AccountId);
        await host.WarnAsync($"There is no SAML provider {providerArn} yet; the preview goes on as if it were made.");
        return false;
    }

    private async Task<IamRole?> CreateAsync(IAwsAccount account, SamlRoleRequest request, Change change, string trust, ChangeRun run, CancellationToken cancellationToken)
    {
        var path = request.Path ?? "/";
        return await run.CreateAsync(change, async () =>
        {
            try
            {
                var wanted = new NewIamRole(request.RoleName, path, trust, request.Description, request.MaxSessionDuration ?? AwsRules.LeastMaxSession, request.Tags ?? new Dictionary<string, string>());
                await account.CreateRoleAsync(wanted, cancellationToken);
            }
            catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.AwsEntityExists))
            {
                // A repeated request can find what its own first attempt made; the checks that follow judge what is there.
            }

            return await context.ReadFreshAsync(() => account.GetRoleAsync(request.RoleName, cancellationToken), cancellationToken) ?? throw Faults.AwsNotVisible($"Role {request.RoleName}");
        });
    }

    // Only planned: the attachments are told too, so that a preview is whole.
    private static async Task<SamlRole> PlanAsync(IAwsAccount account, SamlRoleRequest request, string providerArn, IReadOnlyList<string>? policies, ChangeRun run)
    {
        var arn = Arn.Role(account.Partition, account.AccountId, request.Path ?? "/", request.RoleName);
        foreach (var policy in policies ?? []) await run.TellAsync(RolePlan.Attachment(account, arn, policy));
        return new SamlRole
        {
            RoleName = request.RoleName,
            RoleArn = arn,
            ProviderArn = providerArn,
            PolicyArns = policies ?? [],
            Description = request.Description,
            MaxSessionDuration = request.MaxSessionDuration ?? AwsRules.LeastMaxSession,
            Path = request.Path ?? "/",
            Tags = request.Tags ?? new Dictionary<string, string>(),
            AccountId = account.AccountId,
            ServicePrincipalId = request.ServicePrincipalId,
            Planned = true,
            Changes = run.Changes,
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
