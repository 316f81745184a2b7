using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Provisioning;

/// <summary>The provisioning of an app as the pipeline shows it.</summary>
internal static class ProvisioningView
{
    // https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-quarantine-status
    private static readonly TimeSpan QuarantineEnds = TimeSpan.FromDays(28);

    public static ProvisioningStatus Of(string app, Guid servicePrincipalId, string? accountId, ProvisioningJob? job) => new()
    {
        AccountId = accountId,
        AppDisplayName = app,
        ServicePrincipalId = servicePrincipalId,
        JobId = job?.Id,
        State = job?.Code,
        Schedule = job?.Schedule,
        Interval = job?.Interval,
        LastCycleBegan = job?.Last?.Began,
        LastCycleEnded = job?.Last?.Ended,
        LastCycleState = job?.Last?.State,
        Imported = job?.Last?.Imported ?? 0,
        Exported = job?.Last?.Exported ?? 0,
        LastSuccess = job?.LastSuccess?.Ended,
        QuarantineReason = job?.Quarantine?.Reason,
        QuarantineMessage = job?.Quarantine?.Error,
        QuarantineBegan = job?.Quarantine?.Began,
        NextAttempt = job?.Quarantine?.NextAttempt,
        DisabledOn = job?.Quarantine?.Began + QuarantineEnds,
    };
}
