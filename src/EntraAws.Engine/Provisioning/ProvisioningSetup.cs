using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Rules;

namespace EntraAws.Engine.Provisioning;

/// <summary>Sets role provisioning up for an app: the job, a key that Entra can list the roles with, and the start.</summary>
internal sealed class ProvisioningSetup(SessionContext context)
{
    public async Task<ProvisioningStatus> StartAsync(ProvisioningStartRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        AwsRules.CheckUserName(request.UserName);
        if (request.AccountId is not null) AwsRules.CheckAccountId(request.AccountId);
        var run = context.Begin(host, cancellationToken);
        if (request.Planned || request.App.IsPlanned) return await PlanAsync(request, run);

        var target = await ProvisioningTarget.ReadAsync(context, request.App, request.AccountId, request.UserName, cancellationToken);
        await ProvisioningGuard.CheckImportableAsync(context.Entra, target.App, target.Account, cancellationToken);
        var began = context.Time.GetUtcNow();
        target = target with { Job = target.Job ?? await CreateJobAsync(target, run, cancellationToken) };
        if (target.Job is not { } job)
        {
            await run.TellAsync(KeyPlan.Creation(target));
            await run.TellAsync(KeyPlan.Saving(target, null));
            await run.TellAsync(KeyPlan.Starting(target.App.DisplayName, target.Account.AccountId, null, null));
            return View(target, null, run) with { Planned = true };
        }

        if (await GiveKeyAsync(target, job, host, run, cancellationToken)) await RunAsync(target, job, run, cancellationToken);
        var now = await context.Entra.Synchronization.GetJobAsync(target.Id, job.Id, cancellationToken) ?? job;
        if (request.Wait && now.Runs && (run.Changes.Count > 0 || now.LastSuccess is null))
            now = await new CycleWait(context, host).ForSuccessAsync(target.App, job.Id, run.Changes.Count > 0 ? began : DateTimeOffset.MinValue, request.Timeout, cancellationToken);
        return View(target, now, run) with { Planned = !now.Runs };
    }

    private async Task<ProvisioningJob?> CreateJobAsync(ProvisioningTarget target, ChangeRun run, CancellationToken cancellationToken)
    {
        var entra = context.Entra.Synchronization;
        var template = await entra.FindTemplateAsync(target.Id, ProvisioningTarget.Template, cancellationToken) ?? throw Faults.ProvisioningTemplateMissing(target.App.DisplayName);
        var creation = KeyPlan.Job(target.App.DisplayName, target.Account.AccountId);
        return await run.FindAsync(creation, () => ProvisioningTarget.FindJobAsync(context, target.App, cancellationToken))
            ?? await run.CreateAsync(creation, () => entra.CreateJobAsync(target.Id, template, cancellationToken), j => j.Id);
    }

    /// <returns>Whether the job has a key that it can work with.</returns>
    private async Task<bool> GiveKeyAsync(ProvisioningTarget target, ProvisioningJob job, IOperationHost host, ChangeRun run, CancellationToken cancellationToken)
    {
        var saved = await context.Entra.Synchronization.GetSecretsAsync(target.Id, cancellationToken);
        var has = saved is null ? job.Code != "NotConfigured" : AgentSecrets.IsIn(saved);
        var keys = new AgentKeys(context, target, run);
        var left = await keys.DropLostAsync(has, cancellationToken);
        if (has && left.Any(k => k.Active) && await IsGoodAsync(target, job, host, cancellationToken)) return true;

        var creation = KeyPlan.Creation(target);
        var saving = KeyPlan.Saving(target, null);
        if (left.Count > 1)
        {
            // Entra can't be using an inactive one.
            var idle = left.FirstOrDefault(k => !k.Active) ?? throw Faults.ProvisioningKeysFull(target.User.Name, Values.Join(left.Select(k => k.Id)));
            if (!await keys.RemoveAsync(idle.Id, "It is inactive, and IAM allows no third key.", cancellationToken) && !host.IsPreview) return false;
        }

        if (!await run.AskAsync(creation))
        {
            await run.TellAsync(saving);
            return host.IsPreview;
        }

        if (!await run.AskAsync(saving)) return false;
        await keys.MakeAsync(creation, saving, job, saved, cancellationToken);
        return true;
    }

    /// <summary>A job whose cycles end well has a good key; otherwise Entra tries the one it has. A preview takes it for good.</summary>
    private async Task<bool> IsGoodAsync(ProvisioningTarget target, ProvisioningJob job, IOperationHost host, CancellationToken cancellationToken) =>
        host.IsPreview || (job.Quarantine is null && job is { Runs: true, LastSuccess: not null })
        || await context.Entra.Synchronization.ValidateAsync(target.Id, job.Id, null, TimeSpan.FromSeconds(90), cancellationToken) is null;

    private async Task RunAsync(ProvisioningTarget target, ProvisioningJob job, ChangeRun run, CancellationToken cancellationToken)
    {
        if (job is { Runs: true, Quarantine: null }) return;
        var change = KeyPlan.Starting(target.App.DisplayName, target.Account.AccountId, job.Id, job.Quarantine is null ? job.Schedule : "Quarantine");
        var entra = context.Entra.Synchronization;
        // A start leaves a job in quarantine until its next attempt, which can be a day away.
        await run.ApplyAsync(change, () => job.Quarantine is null ? entra.StartAsync(target.Id, job.Id, cancellationToken) : entra.RestartAsync(target.Id, job.Id, full: false, cancellationToken));
    }

    private async Task<ProvisioningStatus> PlanAsync(ProvisioningStartRequest request, ChangeRun run)
    {
        var app = request.App.Name ?? (request.App.IsPlanned ? "the planned app" : request.App.ToString());
        var account = request.AccountId ?? "";
        var key = new Change { Kind = ChangeKind.Create, Cloud = Cloud.Aws, TargetType = KeyTrail.TargetType, Target = request.UserName, AccountId = request.AccountId, Reason = "Entra's provisioning agent signs in to AWS with it." };
        await run.TellAsync(KeyPlan.Job(app, account));
        await run.TellAsync(key);
        await run.TellAsync(key with { Kind = ChangeKind.Add, Cloud = Cloud.Entra, Target = $"of {request.UserName} to {app}" });
        await run.TellAsync(KeyPlan.Starting(app, account, null, null));
        return ProvisioningView.Of(app, request.App.Id ?? Guid.Empty, request.AccountId, null) with { UserName = request.UserName, Planned = true, Changes = run.Changes };
    }

    private static ProvisioningStatus View(ProvisioningTarget target, ProvisioningJob? job, ChangeRun run) =>
        ProvisioningView.Of(target.App.DisplayName, target.Id, target.Account.AccountId, job) with { UserName = target.User.Name, Changes = run.Changes };
}
