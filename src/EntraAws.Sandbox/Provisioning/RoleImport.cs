namespace EntraAws.Sandbox;

/// <summary>One cycle's work: the roles of the account become app roles, and what somebody typed in between is overridden.</summary>
internal static class RoleImport
{
    /// <summary>The role's ARN and its provider's have fewer characters, together.</summary>
    private const int ArnsBelow = 240;

    private const int MostEvents = 500;
    private const int MostRoles = 1200;

    public static void Run(TenantState tenant, AwsAccountState account, TenantServicePrincipal principal, TenantProvisioningJob job, TenantProvisioningCycle cycle)
    {
        var offered = account.Roles.Where(r => r.VisibleAt <= cycle.Ended).Select(r => Offer(tenant, account, r)).OfType<(string Value, string Name)>().ToList();
        cycle.Imported = offered.Count;
        var roles = principal.AppRoles.Where(r => r.Origin == "Application").ToList();
        foreach (var (value, name) in offered)
        {
            var old = principal.AppRoles.Find(r => r.Value == value && r.Origin != "Application");
            var wanted = new TenantAppRole { Id = old?.Id ?? tenant.NewId(), DisplayName = name, Description = name, Value = value, IsEnabled = !job.Dropped.Contains(value) };
            if (old is null && roles.Count >= MostRoles) continue;
            roles.Add(wanted);
            if (old is null) Note("create", name);
            else if (old.DiffersFrom(wanted) || old.IsEnabled != wanted.IsEnabled) Note("update", name);
        }

        foreach (var gone in principal.AppRoles.Where(r => r.Origin != "Application" && roles.TrueForAll(k => k.Id != r.Id)).ToList())
        {
            roles.Add(gone with { IsEnabled = false });
            if (!gone.IsEnabled) continue;
            if (gone.Value is { } value) job.Dropped.Add(value);
            Note("disable", gone.DisplayName ?? "");
        }

        principal.FormerAppRoles = null;
        principal.AppRoles = roles;

        void Note(string action, string name)
        {
            cycle.Exported++;
            Log(tenant, principal, job, cycle, action, name, null);
        }
    }

    public static void Log(TenantState tenant, TenantServicePrincipal principal, TenantProvisioningJob job, TenantProvisioningCycle cycle, string action, string name, string? error)
    {
        tenant.ProvisioningLog.Add(new TenantProvisioningEvent
        {
            Id = tenant.NewId(), At = cycle.Ended, ServicePrincipalId = principal.Id, JobId = job.Id, CycleId = cycle.Id,
            Action = action, Status = error is null ? "success" : "failure", Name = name, Error = error,
        });
        if (tenant.ProvisioningLog.Count > MostEvents) tenant.ProvisioningLog.RemoveRange(0, tenant.ProvisioningLog.Count - MostEvents);
    }

    /// <summary>What Entra makes of a role: exactly one SAML provider in its trust, and both ARNs short enough.</summary>
    private static (string Value, string Name)? Offer(TenantState tenant, AwsAccountState account, SandboxRole role)
    {
        if (role.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal)) return null;
        if (SandboxRole.IsReservedPath(role.Path) && !tenant.ImportsIdentityCenterRoles) return null;
        var arn = account.Arn($"role{role.Path}{role.Name}");
        if (Providers(role) is not [var provider] || arn.Length + provider.Length >= ArnsBelow) return null;
        return ($"{arn},{provider}", $"{role.Name},{provider[(provider.LastIndexOf('/') + 1)..]}");
    }

    private static List<string> Providers(SandboxRole role)
    {
        try
        {
            return [.. TrustPolicy.Parse(role.TrustPolicy).Statements.Where(s => s.Allows).SelectMany(s => s.Principals)
                .Where(p => p.Kind == "Federated" && p.Value.Contains(":saml-provider/", StringComparison.Ordinal)).Select(p => p.Value).Distinct()];
        }
        catch (AwsRefusal)
        {
            return [];
        }
    }
}
