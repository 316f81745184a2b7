namespace EntraAws.Sandbox;

/// <summary>
/// Entra's provisioning agent. Its cycles fall due in the sandbox's time, and are run when somebody next asks anything:
/// before the answer, so that they see AWS as it was until then.
/// </summary>
internal static class ProvisioningAgent
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(40);

    private const int MostCycles = 300;

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan QuarantineEnds = TimeSpan.FromDays(28);

    /// <summary>Runs the cycles that are due.</summary>
    public static void CatchUp(SandboxCloud cloud)
    {
        var now = cloud.Clock.GetUtcNow();
        if (!cloud.Store.Read(state => Jobs(state).Any(j => j.Job.NextCycleAt <= now))) return;
        cloud.Store.Update(state =>
        {
            foreach (var (principal, job) in Jobs(state).ToList()) Run(state, principal, job, now);
            return true;
        });
    }

    private static IEnumerable<(TenantServicePrincipal Principal, TenantProvisioningJob Job)> Jobs(SandboxState state) =>
        state.Tenant.ServicePrincipals.Where(p => p.Exists()).SelectMany(p => p.ProvisioningJobs.Where(j => j.Exists()).Select(j => (p, j)));

    private static void Run(SandboxState state, TenantServicePrincipal principal, TenantProvisioningJob job, DateTimeOffset now)
    {
        for (var count = 0; job.NextCycleAt is { } at && at <= now; count++)
        {
            // A clock that was moved by years does not have to run every one of its cycles.
            if (count == MostCycles && job.Quarantine is null) at = now;
            RunOne(state, principal, job, at);
        }
    }

    private static void RunOne(SandboxState state, TenantServicePrincipal principal, TenantProvisioningJob job, DateTimeOffset at)
    {
        var cycle = new TenantProvisioningCycle { Id = state.Tenant.NewId(), Began = at - Lasts, Ended = at };
        var scim = principal.ProvisioningSecrets?.BaseAddress() is not null;
        var (account, problem) = scim ? (null, ScimCredentials.Problem(state, principal.ProvisioningSecrets!, at)) : ProvisioningCredentials.Check(state, principal.ProvisioningSecrets, at);
        job.LastExecution = cycle;
        if (problem is not null)
        {
            Fail(state, principal, job, cycle, problem);
            return;
        }

        job.Quarantine = null;
        job.NextCycleAt = at + Interval;
        cycle.State = "Succeeded";
        if (scim) ScimPush.Run(state, principal, job, cycle);
        else RoleImport.Run(state.Tenant, account!, principal, job, cycle);
        job.LastSuccess = cycle;
        if (cycle.Exported > 0) job.LastSuccessWithExports = cycle;
    }

    /// <summary>Retries after 6, 12 and 24 hours, then daily; the job is switched off after four weeks.</summary>
    private static void Fail(SandboxState state, TenantServicePrincipal principal, TenantProvisioningJob job, TenantProvisioningCycle cycle, string problem)
    {
        (cycle.State, cycle.Error) = ("Failed", problem);
        RoleImport.Log(state.Tenant, principal, job, cycle, "other", "", problem);
        job.Quarantine ??= new TenantProvisioningQuarantine { Began = cycle.Ended };
        job.Quarantine.Error = problem;
        job.Quarantine.Count++;
        job.Quarantine.NextAttempt = cycle.Ended.AddHours(job.Quarantine.Count switch { 1 => 6, 2 => 12, _ => 24 });
        job.NextCycleAt = job.Quarantine.NextAttempt;
        if (cycle.Ended - job.Quarantine.Began < QuarantineEnds) return;
        job.ScheduleState = "Disabled";
        job.NextCycleAt = null;
    }
}
