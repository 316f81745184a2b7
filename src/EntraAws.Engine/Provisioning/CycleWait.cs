using EntraAws.Contracts;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Provisioning;

/// <summary>Waits for a provisioning cycle, with progress.</summary>
internal sealed class CycleWait(SessionContext context, IOperationHost host)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Waits until a cycle that began after a time ended well.</summary>
    /// <exception cref="EntraAwsException">It failed, or none ended in time.</exception>
    public async Task<ProvisioningJob> ForSuccessAsync(DirectoryApp app, string jobId, DateTimeOffset since, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var start = context.Time.GetTimestamp();
        var activity = $"Provisioning of {app.DisplayName}";
        try
        {
            while (true)
            {
                var job = await context.Entra.Synchronization.GetJobAsync(app.ServicePrincipalId, jobId, cancellationToken) ?? throw Faults.ProvisioningNotStarted(app.DisplayName);
                if (job.LastSuccess is { Ended: not null, Began: { } began } && began >= since) return job;
                if (job.Last is { Ended: not null, Began: { } failed, State: "Failed" } last && failed >= since)
                    throw Faults.ProvisioningCycleFailed(app.DisplayName, job.Quarantine?.Error ?? last.Error ?? "no reason was given.");
                if (!job.Runs) throw Faults.ProvisioningNotRunning(app.DisplayName, job.Schedule);
                var waited = context.Time.GetElapsedTime(start);
                if (waited >= timeout) throw Faults.ProvisioningCycleLate(app.DisplayName, (int)timeout.TotalMinutes);
                await host.ProgressAsync(new OperationProgress
                {
                    Activity = activity,
                    Status = $"Waiting for a cycle, {(int)waited.TotalMinutes} minutes so far; the first takes up to an hour.",
                    Percent = (int)Math.Min(99, 100 * waited.TotalMinutes / 60),
                });
                await Task.Delay(Pause, context.Time, cancellationToken);
            }
        }
        finally
        {
            await host.ProgressAsync(new OperationProgress { Activity = activity, Status = "Done", Completed = true });
        }
    }
}
