using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.Synchronization;

/// <summary>Turns Graph's jobs and log entries into records.</summary>
internal static class JobMapper
{
    public static ProvisioningJob ToJob(SynchronizationJob job) => new()
    {
        Id = job.Id ?? "",
        TemplateId = job.TemplateId,
        Code = job.Status?.Code?.ToString() ?? "",
        Schedule = job.Schedule?.State?.ToString() ?? "",
        Interval = job.Schedule?.Interval,
        Last = ToCycle(job.Status?.LastExecution),
        LastSuccess = ToCycle(job.Status?.LastSuccessfulExecution),
        Quarantine = job.Status?.Quarantine is not { } q ? null : new ProvisioningQuarantine(
            q.Reason?.ToString() ?? "Unknown", q.Error?.Message, Time(q.SeriesBegan ?? q.CurrentBegan), Time(q.NextAttempt), q.SeriesCount ?? 0),
    };

    public static ProvisioningLogEntry ToEntry(ProvisioningObjectSummary entry) => new()
    {
        At = entry.ActivityDateTime,
        Action = entry.ProvisioningAction?.ToString() ?? "",
        Status = entry.ProvisioningStatusInfo?.Status?.ToString() ?? "",
        Name = entry.SourceIdentity?.DisplayName ?? entry.TargetIdentity?.DisplayName,
        CycleId = entry.CycleId,
        Error = entry.ProvisioningStatusInfo?.ErrorInformation?.Reason,
    };

    private static ProvisioningCycle? ToCycle(SynchronizationTaskExecution? cycle) => cycle is null ? null : new ProvisioningCycle(
        cycle.State?.ToString() ?? "", Time(cycle.TimeBegan), Time(cycle.TimeEnded), cycle.CountImported ?? 0, cycle.CountExported ?? 0, cycle.Error?.Message);

    /// <summary>The year 1 stands for never.</summary>
    private static DateTimeOffset? Time(DateTimeOffset? time) => time?.Year > 1 ? time : null;
}
