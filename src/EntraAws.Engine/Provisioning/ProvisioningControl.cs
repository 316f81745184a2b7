using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Provisioning;

/// <summary>Provisioning that is there: shown, paused, and started anew.</summary>
internal sealed class ProvisioningControl(SessionContext context)
{
    public async Task FindAsync(ProvisioningQuery query, Func<ProvisioningStatus, Task> emit, CancellationToken cancellationToken)
    {
        IReadOnlyList<DirectoryApp> apps = query.App is { } selector
            ? [await AppFinder.GetAsync(context.Entra, selector, cancellationToken)]
            : await context.Entra.FindAppsByTemplateAsync(await AwsTemplate.FindAsync(context.Entra, cancellationToken), cancellationToken);
        foreach (var app in apps.OrderBy(a => a.DisplayName, StringComparer.OrdinalIgnoreCase))
        {
            var job = await ProvisioningTarget.FindJobAsync(context, app, cancellationToken);
            var log = job is null || query.LogEntries == 0 ? [] : await context.Entra.Synchronization.GetLogAsync(job.Id, query.LogEntries, cancellationToken);
            await emit(View(app, job) with { Log = log });
        }
    }

    public async Task<ProvisioningStatus> SuspendAsync(ProvisioningControlRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        var (app, job) = await GetAsync(request.App, cancellationToken);
        var run = context.Begin(host, cancellationToken);
        if (job.Runs)
        {
            var change = KeyPlan.Starting(app.DisplayName, AppView.AccountOf(app), job.Id, job.Schedule) with
            {
                After = Values.Of(("Schedule", "Paused")), Reason = "Roles that are made in AWS do not reach Entra until it is started again.",
            };
            if (await run.ApplyAsync(change, () => context.Entra.Synchronization.PauseAsync(app.ServicePrincipalId, job.Id, cancellationToken)))
                job = await context.Entra.Synchronization.GetJobAsync(app.ServicePrincipalId, job.Id, cancellationToken) ?? job;
        }

        return View(app, job) with { Changes = run.Changes };
    }

    public async Task<ProvisioningStatus> RestartAsync(ProvisioningControlRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        var (app, job) = await GetAsync(request.App, cancellationToken);
        if (job.Code == "NotConfigured") throw Faults.ProvisioningNotStarted(app.DisplayName);
        await ProvisioningGuard.CheckImportableAsync(context.Entra, app, cancellationToken);
        var run = context.Begin(host, cancellationToken);
        var began = context.Time.GetUtcNow();
        var change = KeyPlan.Starting(app.DisplayName, AppView.AccountOf(app), job.Id, job.Quarantine is null ? job.Schedule : "Quarantine") with
        {
            After = Values.Of(("Schedule", "Active"), ("Reset", request.Full ? "Full" : "Watermark, Escrows, QuarantineState")),
            Reason = "A cycle begins within minutes, with what failed before.",
        };
        if (await run.ApplyAsync(change, () => context.Entra.Synchronization.RestartAsync(app.ServicePrincipalId, job.Id, request.Full, cancellationToken)))
        {
            job = request.Wait
                ? await new CycleWait(context, host).ForSuccessAsync(app, job.Id, began, request.Timeout, cancellationToken)
                : await context.Entra.Synchronization.GetJobAsync(app.ServicePrincipalId, job.Id, cancellationToken) ?? job;
        }

        return View(app, job) with { Changes = run.Changes };
    }

    private async Task<(DirectoryApp App, ProvisioningJob Job)> GetAsync(AppSelector selector, CancellationToken cancellationToken)
    {
        var app = await AppFinder.GetAsync(context.Entra, selector, cancellationToken);
        return (app, await ProvisioningTarget.FindJobAsync(context, app, cancellationToken) ?? throw Faults.ProvisioningNotStarted(app.DisplayName));
    }

    private static ProvisioningStatus View(DirectoryApp app, ProvisioningJob? job) => ProvisioningView.Of(app.DisplayName, app.ServicePrincipalId, AppView.AccountOf(app), job);
}
