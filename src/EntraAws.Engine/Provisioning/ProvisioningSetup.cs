using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Rules;

namespace EntraAws.Engine.Provisioning;

/// <summary>Sets role provisioning up for an app: the job, a key that Entra can list the roles with, and the start.</summary>
internal sealed class ProvisioningSetup(SessionContext context)
{
    private const int MostTries = 3;

    public async Task<ProvisioningStatus> StartAsync(ProvisioningStartRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        AwsRules.CheckUserName(request.UserName);
        if (request.AccountId is not null) AwsRules.CheckAccountId(request.AccountId);
        var run = context.Begin(host, cancellationToken);
        if (request.App.IsPlanned) return await PlanAsync(request, run);

        var target = await ProvisioningTarget.ReadAsync(context, request.App, request.AccountId, request.UserName, request.Planned, cancellationToken);
        await ProvisioningGuard.CheckImportableAsync(context.Entra, target.App, target.Account, cancellationToken);
        target.CheckClaim();
        if (request.Planned) return await PlanAsync(target, run);
        if (target.Claim is null && !UserClaim.IsForProvisioning(target.User)) throw Faults.ProvisioningUserForeign(target.User.Name, target.Account.AccountId);
        var began = context.Time.GetUtcNow();
        target = target with { Job = target.Job ?? await CreateJobAsync(target, run, cancellationToken) };
        if (target.Job is not { } job) return await PlanAsync(target, run);

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
        var keys = new AgentKeys(context, target, host, run);
        for (var attempt = 1; attempt <= MostTries; attempt++)
            if (await TryGiveKeyAsync(target, job, keys, host, run, cancellationToken) is { } has) return has;
        throw Faults.OutcomeUnknown($"an access key of {target.User.Name}");
    }

    /// <returns>Null where a request for a key got no answer and one turned up: the keys are to be looked at again.</returns>
    private async Task<bool?> TryGiveKeyAsync(ProvisioningTarget target, ProvisioningJob job, AgentKeys keys, IOperationHost host, ChangeRun run, CancellationToken cancellationToken)
    {
        var saved = await context.Entra.Synchronization.GetSecretsAsync(target.Id, cancellationToken);
        var has = saved is null ? job.Code != "NotConfigured" : AgentSecrets.IsIn(saved);
        var left = await keys.DropLostAsync(has, cancellationToken);
        if (has && left.Own.Any(k => k.Active) && await IsGoodAsync(target, job, host, cancellationToken)) return true;

        left = await keys.DropUnansweredAsync(left, cancellationToken);
        if (left.Count > 1)
        {
            // Entra can't be using an inactive one.
            var idle = left.Own.FirstOrDefault(k => !k.Active) ?? throw Faults.ProvisioningKeysFull(target.User.Name, Values.Join(left.Ids));
            if (!await keys.RemoveAsync(idle.Id, "It is inactive, and IAM allows no third key.", reduces: true, cancellationToken) && !host.IsPreview) return false;
            left = left.Without(idle);
        }

        if (left.Others.Count > 0) await host.WarnAsync($"The user '{target.User.Name}' had the key {left.Others[0].Id} before. It is left alone, also by Update-AwsProvisioningKey, which needs its place: delete it when nobody uses it.");
        await AgentSecrets.WarnAsync(host, target.App.DisplayName, saved);
        var creation = keys.Creation(left);
        var saving = KeyPlan.Saving(target, null);
        if (!await run.AskAsync(creation))
        {
            await run.TellAsync(saving);
            return host.IsPreview;
        }

        if (!await run.AskAsync(saving)) return false;
        return await keys.MakeAsync(creation, saving, job, saved, cancellationToken) is null ? null : true;
    }

    /// <summary>
    /// A job whose cycles end well has a good key; otherwise Entra tries the one it has. A preview can't have it tried, and
    /// goes by the quarantine.
    /// </summary>
    private async Task<bool> IsGoodAsync(ProvisioningTarget target, ProvisioningJob job, IOperationHost host, CancellationToken cancellationToken)
    {
        if (job.Quarantine is null && job is { Runs: true, LastSuccess: not null }) return true;
        if (!host.IsPreview) return await context.Entra.Synchronization.ValidateAsync(target.Id, job.Id, null, TimeSpan.FromSeconds(90), cancellationToken) is null;
        if (job.Quarantine is null) return true;
        await host.WarnAsync($"The provisioning of '{target.App.DisplayName}' is in quarantine. The command has Entra try the key it has first, and keeps that if it works again.");
        return false;
    }

    private async Task RunAsync(ProvisioningTarget target, ProvisioningJob job, ChangeRun run, CancellationToken cancellationToken)
    {
        if (job is { Runs: true, Quarantine: null }) return;
        var change = KeyPlan.Starting(target.App.DisplayName, target.Account.AccountId, job.Id, job.Quarantine is null ? job.Schedule : "Quarantine");
        var entra = context.Entra.Synchronization;
        // A start leaves a job in quarantine until its next attempt, which can be a day away.
        await run.ApplyAsync(change, () => job.Quarantine is null ? entra.StartAsync(target.Id, job.Id, cancellationToken) : entra.RestartAsync(target.Id, job.Id, full: false, cancellationToken));
    }

    /// <summary>What follows for an app that is there, and a job or a user that is not.</summary>
    private static async Task<ProvisioningStatus> PlanAsync(ProvisioningTarget target, ChangeRun run)
    {
        if (target.Job is null && run.Changes.Count == 0) await run.TellAsync(KeyPlan.Job(target.App.DisplayName, target.Account.AccountId));
        await run.TellAsync(KeyPlan.Creation(target, target.Claim is null ? new UserClaim(target.Id, []) : null));
        await run.TellAsync(KeyPlan.Saving(target, null));
        if (target.Job is not { Runs: true, Quarantine: null })
            await run.TellAsync(KeyPlan.Starting(target.App.DisplayName, target.Account.AccountId, target.Job?.Id, target.Job?.Schedule));
        return View(target, target.Job, run) with { Planned = true };
    }

    private static async Task<ProvisioningStatus> PlanAsync(ProvisioningStartRequest request, ChangeRun run)
    {
        var app = request.App.Name ?? "the planned app";
        var account = request.AccountId ?? "";
        var key = new Change { Kind = ChangeKind.Create, Cloud = Cloud.Aws, TargetType = KeyTrail.TargetType, Target = request.UserName, AccountId = request.AccountId, Reason = "Entra's provisioning agent signs in to AWS with it." };
        await run.TellAsync(KeyPlan.Job(app, account));
        await run.TellAsync(key);
        await run.TellAsync(key with { Kind = ChangeKind.Add, Cloud = Cloud.Entra, Target = $"of {request.UserName} to {app}" });
        await run.TellAsync(KeyPlan.Starting(app, account, null, null));
        return ProvisioningView.Of(app, Guid.Empty, request.AccountId, null) with { UserName = request.UserName, Planned = true, Changes = run.Changes };
    }

    private static ProvisioningStatus View(ProvisioningTarget target, ProvisioningJob? job, ChangeRun run) =>
        ProvisioningView.Of(target.App.DisplayName, target.Id, target.Account.AccountId, job) with { UserName = target.User.Name, Changes = run.Changes };
}
