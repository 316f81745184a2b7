namespace EntraAws.Sandbox;

/// <summary>What CloudFormation does by itself as time goes by: account after account of an operation, and accounts that come and go.</summary>
internal static class StackSetWork
{
    /// <summary>Whether something has happened by now that the state does not show yet.</summary>
    public static bool IsDue(SandboxState state, DateTimeOffset now) =>
        state.StackSets.Exists(s => s.Operations.Exists(o => o.Status == "RUNNING" && !(Next(o)?.ReadyAt > now)) || Joined(state, s).Count > 0 || Left(state, s).Count > 0);

    public static void Advance(SandboxState state, DateTimeOffset now)
    {
        foreach (var set in state.StackSets)
        {
            foreach (var operation in set.Operations.Where(o => o.Status == "RUNNING")) Advance(state, set, operation, now);
            foreach (var instance in Left(state, set)) Leave(state, set, instance, now);
            if (Joined(state, set) is { Count: > 0 } joined)
            {
                var fresh = joined.Select(j => Instance(set, j.Account, j.Unit, set.Region)).ToList();
                set.Instances.AddRange(fresh);
                Start(set, Guid.NewGuid().ToString(), "CREATE", fresh, 100, 100, now);
            }
        }
    }

    public static SandboxStackInstance Instance(SandboxStackSet set, string accountId, string? unit, string region) => new()
    {
        AccountId = accountId, OrganizationalUnitId = unit, Region = region,
        StackId = $"arn:aws:cloudformation:{region}:{accountId}:stack/StackSet-{set.Name}/{TenantState.IdOf(Guid.Empty, set.Id + accountId)}",
    };

    /// <param name="tolerance">Percent of accounts that may fail.</param>
    /// <param name="concurrent">Percent of accounts at a time.</param>
    public static void Start(SandboxStackSet set, string id, string action, IReadOnlyList<SandboxStackInstance> instances, int tolerance, int concurrent, DateTimeOffset now)
    {
        var operation = new SandboxStackOperation { Id = id, Action = action, CreatedAt = now, Tolerance = instances.Count * tolerance / 100 };
        // Never more at a time than one past what may fail.
        operation.Concurrent = Math.Min(Math.Max(1, instances.Count * concurrent / 100), operation.Tolerance + 1);
        foreach (var instance in instances)
        {
            (instance.DetailedStatus, instance.LastOperationId) = ("PENDING", id);
            operation.Results.Add(new SandboxStackResult { AccountId = instance.AccountId, OrganizationalUnitId = instance.OrganizationalUnitId });
        }

        set.Operations.Add(operation);
        Fill(set, operation, now);
    }

    private static void Advance(SandboxState state, SandboxStackSet set, SandboxStackOperation operation, DateTimeOffset now)
    {
        var time = operation.CreatedAt;
        while (Next(operation) is { ReadyAt: { } ready } next)
        {
            if (ready > now) return;
            time = ready;
            Finish(state, set, operation, next, time);
            if (operation.Results.Count(r => r.Status == "FAILED") > operation.Tolerance) Cancel(set, operation);
            Fill(set, operation, time);
        }

        operation.EndedAt = time;
        operation.Status = operation.Results.Count(r => r.Status == "FAILED") > operation.Tolerance ? "FAILED" : "SUCCEEDED";
    }

    private static SandboxStackResult? Next(SandboxStackOperation operation) => operation.Results.Where(r => r.Status == "RUNNING").MinBy(r => r.ReadyAt);

    private static void Fill(SandboxStackSet set, SandboxStackOperation operation, DateTimeOffset time)
    {
        var free = operation.Concurrent - operation.Results.Count(r => r.Status == "RUNNING");
        foreach (var result in operation.Results.Where(r => r.Status == "PENDING").Take(Math.Max(0, free)))
        {
            result.Status = "RUNNING";
            result.ReadyAt = time + StackResources.Least + TimeSpan.FromMilliseconds(SandboxIds.Number(operation.Id + result.AccountId, 8_001));
            set.Instances.Find(i => i.AccountId == result.AccountId)!.DetailedStatus = "RUNNING";
        }
    }

    private static void Cancel(SandboxStackSet set, SandboxStackOperation operation)
    {
        foreach (var result in operation.Results.Where(r => r.Status == "PENDING"))
        {
            (result.Status, result.StatusReason) = ("CANCELLED", "Cancelled since failure tolerance has exceeded");
            var instance = set.Instances.Find(i => i.AccountId == result.AccountId)!;
            (instance.DetailedStatus, instance.StatusReason) = (result.Status, result.StatusReason);
        }
    }

    private static void Finish(SandboxState state, SandboxStackSet set, SandboxStackOperation operation, SandboxStackResult result, DateTimeOffset time)
    {
        var instance = set.Instances.Find(i => i.AccountId == result.AccountId)!;
        var failure = Reach(state, set, result.AccountId) ?? new StackResources(state, state.Accounts[result.AccountId], instance.Region, time)
            .Apply(instance.Template is null ? null : StackTemplate.Parse(instance.Template), StackTemplate.Parse(set.Template));
        (result.Status, result.StatusReason) = failure is null ? ("SUCCEEDED", null) : ("FAILED", failure);
        (instance.Status, instance.DetailedStatus, instance.StatusReason) = (failure is null ? "CURRENT" : "OUTDATED", result.Status, failure);
        if (failure is null) instance.Template = set.Template;
    }

    /// <returns>Why the account can't be worked in; null when it can.</returns>
    private static string? Reach(SandboxState state, SandboxStackSet set, string accountId)
    {
        if (!state.Accounts.TryGetValue(accountId, out var account)) return $"Account {accountId} can't be reached.";
        if (set.ServiceManaged) return null;
        var name = set.ExecutionRoleName ?? "AWSCloudFormationStackSetExecutionRole";
        var administrator = state.Accounts[set.AccountId];
        var caller = new AwsCaller(administrator, $"arn:{administrator.Partition}:sts::{set.AccountId}:assumed-role/AWSCloudFormationStackSetAdministrationRole/StackSets", "AROASTACKSETS:StackSets");
        return account.Roles.Find(r => r.Name == name) is { } role && TrustPolicy.LetsAssume(role.TrustPolicy, caller)
            ? null
            : $"Account {accountId} should have '{name}' role with trust relationship to Role 'AWSCloudFormationStackSetAdministrationRole'.";
    }

    private static List<(string Account, string Unit)> Joined(SandboxState state, SandboxStackSet set) =>
        !set.AutoDeployment || state.Organization is not { } organization || set.Operations.Exists(o => o.Status == "RUNNING")
            ? []
            : [.. set.OrganizationalUnitIds.SelectMany(u => StackSetTargets.AccountsIn(organization, u).Select(a => (a, u))).DistinctBy(j => j.a).Where(j => !set.Instances.Exists(i => i.AccountId == j.a))];

    private static List<SandboxStackInstance> Left(SandboxState state, SandboxStackSet set)
    {
        if (!set.AutoDeployment || state.Organization is not { } organization || set.Operations.Exists(o => o.Status == "RUNNING")) return [];
        var there = set.OrganizationalUnitIds.SelectMany(u => StackSetTargets.AccountsIn(organization, u)).ToHashSet();
        return [.. set.Instances.Where(i => i.OrganizationalUnitId is not null && !there.Contains(i.AccountId))];
    }

    /// <summary>An account that leaves its unit is forgotten; its provider and roles go too, unless stacks are retained.</summary>
    private static void Leave(SandboxState state, SandboxStackSet set, SandboxStackInstance instance, DateTimeOffset now)
    {
        set.Instances.Remove(instance);
        if (set.RetainStacks || instance.Template is null || !state.Accounts.TryGetValue(instance.AccountId, out var account)) return;
        var template = StackTemplate.Parse(instance.Template);
        new StackResources(state, account, instance.Region, now).Remove(template, [.. template.Resources.Keys]);
    }
}
