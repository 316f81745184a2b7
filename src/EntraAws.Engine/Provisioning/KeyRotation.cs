using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Rules;

namespace EntraAws.Engine.Provisioning;

/// <summary>
/// Replaces the key that Entra works with, and never leaves Entra without one: a second key, tried and saved, a cycle
/// that ended well with it, and only then is the old one switched off and deleted. A run that was cut off is finished by
/// the next, which sees from the keys that are there how far it got.
/// </summary>
internal sealed class KeyRotation(SessionContext context)
{
    private const string Superseded = "Entra works with another one.";

    public async Task<ProvisioningKey> RotateAsync(ProvisioningKeyRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        AwsRules.CheckUserName(request.UserName);
        if (request.AccountId is not null) AwsRules.CheckAccountId(request.AccountId);
        var target = await ProvisioningTarget.ReadAsync(context, request.App, request.AccountId, request.UserName, cancellationToken);
        var run = context.Begin(host, cancellationToken);
        try
        {
            return await RotateAsync(request, target, host, run, cancellationToken);
        }
        catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.AwsQuotaReached))
        {
            // A run elsewhere made the second key a moment ago, and it did not show.
            if (!await new AgentKeys(context, target, run).UntilTwoAsync(cancellationToken)) throw;
        }

        return await RotateAsync(request, target, host, run, cancellationToken);
    }

    private async Task<ProvisioningKey> RotateAsync(ProvisioningKeyRequest request, ProvisioningTarget target, IOperationHost host, ChangeRun run, CancellationToken cancellationToken)
    {
        var saved = await context.Entra.Synchronization.GetSecretsAsync(target.Id, cancellationToken);
        if (target.Job is not { } job || job.Code == "NotConfigured" || (saved is not null && !AgentSecrets.IsIn(saved))) throw Faults.ProvisioningNotStarted(target.App.DisplayName);
        if (!job.Runs) throw Faults.ProvisioningNotRunning(target.App.DisplayName, job.Schedule);

        var keys = new AgentKeys(context, target, run);
        var left = await keys.DropLostAsync(saved: true, cancellationToken);
        // In a preview a lost key is still there.
        if (host.IsPreview) left = left.Except(keys.Lost(left, saved: true)).ToList();
        switch (left)
        {
            case []:
                throw Faults.ProvisioningNotStarted(target.App.DisplayName);
            case [var only]:
                return await ReplaceAsync(request, target, job, saved, only, keys, host, run, cancellationToken);
            default:
                return await FinishAsync(request, target, job, saved, left, keys, host, run, cancellationToken);
        }
    }

    private async Task<ProvisioningKey> ReplaceAsync(ProvisioningKeyRequest request, ProvisioningTarget target, ProvisioningJob job, IReadOnlyDictionary<string, string>? saved, IamAccessKey old, AgentKeys keys, IOperationHost host, ChangeRun run, CancellationToken cancellationToken)
    {
        if (old.CreatedAt is { } made && context.Time.GetUtcNow() - made < request.OlderThan) return View(target, old, null, run);
        var creation = KeyPlan.Creation(target);
        var saving = KeyPlan.Saving(target, null);
        if (!await run.AskAsync(creation))
        {
            await run.TellAsync(saving);
            await TellEndAsync(target, old, run);
            return View(target, old, null, run);
        }

        if (!await run.AskAsync(saving)) return View(target, old, null, run);
        var key = await keys.MakeAsync(creation, saving, job, saved, cancellationToken);
        var since = context.Time.GetUtcNow();
        if (job.Quarantine is not null)
            await run.ApplyAsync(KeyPlan.Starting(target.App.DisplayName, target.Account.AccountId, job.Id, "Quarantine"), () => context.Entra.Synchronization.RestartAsync(target.Id, job.Id, full: false, cancellationToken));
        return await EndAsync(request, target, job, new IamAccessKey(key.Id, true, since), old, since, keys, host, run, cancellationToken);
    }

    /// <summary>Two keys: an earlier run got so far.</summary>
    private async Task<ProvisioningKey> FinishAsync(ProvisioningKeyRequest request, ProvisioningTarget target, ProvisioningJob job, IReadOnlyDictionary<string, string>? saved, IReadOnlyList<IamAccessKey> left, AgentKeys keys, IOperationHost host, ChangeRun run, CancellationToken cancellationToken)
    {
        var byAge = left.OrderBy(k => k.CreatedAt).ToList();
        if (left.FirstOrDefault(k => !k.Active) is { } idle)
        {
            var active = left.FirstOrDefault(k => k.Active) ?? throw Faults.ProvisioningNotStarted(target.App.DisplayName);
            if (!host.IsPreview && await context.Entra.Synchronization.ValidateAsync(target.Id, job.Id, null, TimeSpan.Zero, cancellationToken) is { } why)
                throw Faults.ProvisioningCredentialsRefused(target.App.DisplayName, target.User.Name, why);
            var gone = await keys.RemoveAsync(idle.Id, Superseded, cancellationToken);
            return View(target, active, gone ? null : idle, run);
        }

        var current = context.Journal.Keys.StateOf(byAge[^1].Id) == KeyState.Saved || host.IsPreview
            ? byAge[^1]
            : await new KeyEvidence(context, host).FindAsync(target, job.Id, left, cancellationToken);
        var other = left.First(k => k.Id != current.Id);
        if (current.Id == byAge[^1].Id) return await EndAsync(request, target, job, current, other, SavedAt(current), keys, host, run, cancellationToken);
        // The newer one did not get into Entra: it goes, and another takes its place.
        if (!await keys.RemoveAsync(other.Id, "Entra does not have it, and its secret is lost.", cancellationToken)) return View(target, current, other, run);
        return await ReplaceAsync(request, target, job, saved, current, keys, host, run, cancellationToken);
    }

    private async Task<ProvisioningKey> EndAsync(ProvisioningKeyRequest request, ProvisioningTarget target, ProvisioningJob job, IamAccessKey current, IamAccessKey old, DateTimeOffset since, AgentKeys keys, IOperationHost host, ChangeRun run, CancellationToken cancellationToken)
    {
        if (host.IsPreview)
        {
            await TellEndAsync(target, old, run);
            return View(target, current, old, run);
        }

        if (request.NoWait && !(job.LastSuccess?.Began >= since)) return View(target, current, old, run);
        await new CycleWait(context, host).ForSuccessAsync(target.App, job.Id, since, request.Timeout, cancellationToken);
        var off = await run.ApplyAsync(KeyPlan.Disabling(target, old.Id), () => target.Account.Users.DisableKeyAsync(target.User.Name, old.Id, cancellationToken));
        var gone = off && await keys.RemoveAsync(old.Id, Superseded, cancellationToken);
        return View(target, current, gone ? null : old, run);
    }

    /// <summary>A cycle that began before Entra had the key proves nothing of it.</summary>
    private DateTimeOffset SavedAt(IamAccessKey key) =>
        context.Journal.Keys.SavedAt(key.Id) ?? (key.CreatedAt ?? context.Time.GetUtcNow()) + TimeSpan.FromMinutes(5);

    private static async Task TellEndAsync(ProvisioningTarget target, IamAccessKey old, ChangeRun run)
    {
        await run.TellAsync(KeyPlan.Disabling(target, old.Id));
        await run.TellAsync(KeyPlan.Removal(target, old.Id, Superseded));
    }

    private static ProvisioningKey View(ProvisioningTarget target, IamAccessKey current, IamAccessKey? former, ChangeRun run) => new()
    {
        AccountId = target.Account.AccountId,
        UserName = target.User.Name,
        UserArn = target.User.Arn,
        AccessKeyId = current.Id,
        CreatedAt = current.CreatedAt,
        FormerAccessKeyId = former?.Id,
        Completed = former is null && !run.AnyRefused,
        AppDisplayName = target.App.DisplayName,
        ServicePrincipalId = target.Id,
        Changes = run.Changes,
    };
}
