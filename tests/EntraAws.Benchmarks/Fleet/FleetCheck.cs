using EntraAws.Sandbox;

namespace EntraAws.Benchmarks.Fleet;

/// <summary>Whether a run left each account's provider and roles, each role's app role, group and assignment, and none of them twice.</summary>
internal static class FleetCheck
{
    /// <exception cref="InvalidOperationException">Something is missing, or there is too much.</exception>
    public static void Demand(SandboxState state, int apps, IReadOnlyList<RoleListEntry> wanted)
    {
        var values = wanted.Select(r => r.ToString()).ToHashSet(StringComparer.Ordinal);
        var principals = state.Tenant.ServicePrincipals.Where(p => p.AppRoles.Any(r => r.Value is not null && values.Contains(r.Value))).ToList();
        Same("apps", principals.Count, apps);
        var offered = principals.SelectMany(p => p.AppRoles, (p, r) => (p.Id, Role: r)).Where(r => r.Role.Value is not null && values.Contains(r.Role.Value)).ToList();
        Same("app roles", offered.Count, wanted.Count);
        Same("roles offered", offered.Select(r => r.Role.Value).Distinct().Count(), wanted.Count);

        var groups = state.Tenant.Groups.GroupBy(g => g.DisplayName ?? "").ToDictionary(g => g.Key, g => g.ToList());
        var assigned = state.Tenant.AppRoleAssignments.ToLookup(a => (a.ResourceId, a.AppRoleId));
        var byValue = offered.ToDictionary(r => r.Role.Value!);
        foreach (var role in wanted)
        {
            var name = $"AWS-{role.AccountId}-{role.RoleName}";
            Same($"groups '{name}'", groups.GetValueOrDefault(name)?.Count ?? 0, 1);
            var (principal, appRole) = byValue[role.ToString()];
            Same($"assignments of '{name}'", assigned[(principal, appRole.Id)].Count(a => a.PrincipalId == groups[name][0].Id), 1);
            Same($"assignments of {role.RoleArn}", assigned[(principal, appRole.Id)].Count(), 1);
            var account = state.Accounts[role.AccountId];
            Same($"roles {role.RoleArn}", account.Roles.Count(r => r.Name == role.RoleName && r.TrustPolicy.Contains(role.ProviderArn, StringComparison.Ordinal)), 1);
            Same($"providers {role.ProviderArn}", account.SamlProviders.Count(p => p.Name == FleetSetup.ProviderName), 1);
        }
    }

    private static void Same(string what, int count, int wanted)
    {
        if (count != wanted) throw new InvalidOperationException($"{count} {what} where {wanted} should be.");
    }
}
