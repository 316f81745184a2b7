using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Provisioning;

/// <summary>Brings one rotation from where it stands to its end.</summary>
internal sealed class KeyRotationStep(SessionContext context, ProvisioningKeyRequest request, ProvisioningTarget target, AgentKeys keys, IOperationHost host, ChangeRun run)
{
    private const string Superseded = "Entra works with another one.";

    // A younger key is the new one of the rotation that was finished.
    private static readonly TimeSpan Rotation = TimeSpan.FromDays(1);

    // A cycle that began with the former key is over then.
    private static readonly TimeSpan LongestCycle = TimeSpan.FromHours(1);

    private readonly KeyEvidence _evidence = new(context, host);

    private IEntraSynchronization Entra => context.Entra.Synchronization;

    private ProvisioningJob Job => target.Job!;

    /// <returns>Null where a request for a key got no answer and one turned up: the keys are to be looked at again.</returns>
    public async Task<ProvisioningKey?> GoAsync(CancellationToken cancellationToken)
    {
        var saved = await Entra.GetSecretsAsync(target.Id, cancellationToken);
        if (target.Job is null || Job.Code == "NotConfigured" || (saved is not null && !AgentSecrets.IsIn(saved))) throw Faults.ProvisioningNotStarted(target.App.DisplayName);
        if (!Job.Runs) throw Faults.ProvisioningNotRunning(target.App.DisplayName, Job.Schedule);
        target.CheckClaim();
        if (target.Claim is null) throw Faults.ProvisioningUserUnclaimed(target.User.Name, target.App.DisplayName);

        var left = await keys.DropLostAsync(saved: true, cancellationToken);
        return left.Own switch
        {
            [] => throw Faults.ProvisioningNotStarted(target.App.DisplayName),
            [var only] => await ReplaceAsync(saved, only, left, cancellationToken),
            _ => await FinishAsync(saved, left, cancellationToken),
        };
    }

    private async Task<ProvisioningKey?> ReplaceAsync(IReadOnlyDictionary<string, string>? saved, IamAccessKey old, AgentKeyList there, CancellationToken cancellationToken)
    {
        if (IsYounger(old, request.OlderThan)) return View(old, null);
        if (there.Count > 1) throw Faults.ProvisioningKeysFull(target.User.Name, Values.Join(there.Ids));
        await AgentSecrets.WarnAsync(host, target.App.DisplayName, saved);
        var creation = keys.Creation(there);
        var saving = KeyPlan.Saving(target, null);
        if (!await run.AskAsync(creation))
        {
            await run.TellAsync(saving);
            await TellEndAsync(old);
            return View(old, null);
        }

        if (!await run.AskAsync(saving)) return View(old, null);
        if (await keys.MakeAsync(creation, saving, Job, saved, cancellationToken) is not { } key) return null;
        var since = context.Time.GetUtcNow();
        if (Job.Quarantine is not null)
            await run.ApplyAsync(KeyPlan.Starting(target.App.DisplayName, target.Account.AccountId, Job.Id, "Quarantine"), () => Entra.RestartAsync(target.Id, Job.Id, full: false, cancellationToken));
        return await EndAsync(new IamAccessKey(key.Id, true, since), old, since, cancellationToken);
    }

    /// <summary>Two keys: an earlier run got so far, or somebody made the second.</summary>
    private async Task<ProvisioningKey?> FinishAsync(IReadOnlyDictionary<string, string>? saved, AgentKeyList there, CancellationToken cancellationToken)
    {
        if (there.Own.FirstOrDefault(k => !k.Active) is { } idle) return await FinishIdleAsync(saved, idle, there, cancellationToken);
        var newest = there.Own.OrderBy(k => k.CreatedAt).Last();
        var current = context.Journal.Keys.StateOf(newest.Id) == KeyState.Saved ? newest : await _evidence.ReadAsync(target, Job, there.Own, cancellationToken);
        if (current is null && host.IsPreview)
        {
            await host.WarnAsync($"Which of the keys {Values.Join(there.Own.Select(k => k.Id))} Entra holds can't be seen without making it use its key, which the command does. If it is the older one, that is replaced, too.");
            await run.TellAsync(KeyPlan.RemovalOfEither(target, there.Own.Select(k => k.Id)));
            return View(null, null);
        }

        current ??= await _evidence.FindAsync(target, Job.Id, there.Own, cancellationToken);
        var other = there.Own.First(k => k.Id != current.Id);
        if (current.Id == newest.Id) return await EndAsync(current, other, SavedAt(current), cancellationToken);
        // The newer one did not get into Entra: it goes, and another takes its place.
        await _evidence.CheckUnusedAsync(target, other, KeyEvidence.AfterTrial(other), cancellationToken);
        if (!await keys.RemoveAsync(other.Id, "Entra does not have it, and nothing uses it.", reduces: true, cancellationToken) && !host.IsPreview) return View(current, other);
        return await ReplaceAsync(saved, current, there.Without(other), cancellationToken);
    }

    /// <summary>A former key that was switched off is deleted, as it stands in the way of the next one.</summary>
    private async Task<ProvisioningKey?> FinishIdleAsync(IReadOnlyDictionary<string, string>? saved, IamAccessKey idle, AgentKeyList there, CancellationToken cancellationToken)
    {
        var active = there.Own.FirstOrDefault(k => k.Active) ?? throw Faults.ProvisioningNotStarted(target.App.DisplayName);
        if (!host.IsPreview && await Entra.ValidateAsync(target.Id, Job.Id, null, TimeSpan.Zero, cancellationToken) is { } why)
            throw Faults.ProvisioningCredentialsRefused(target.App.DisplayName, target.User.Name, why);
        if (!await keys.RemoveAsync(idle.Id, "It is inactive, and Entra works with another one.", reduces: true, cancellationToken) && !host.IsPreview) return View(active, idle);
        return IsYounger(active, Rotation) ? View(active, null) : await ReplaceAsync(saved, active, there.Without(idle), cancellationToken);
    }

    private async Task<ProvisioningKey> EndAsync(IamAccessKey current, IamAccessKey old, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (host.IsPreview)
        {
            await TellEndAsync(old);
            return View(current, old);
        }

        if (request.NoWait && !(Job.LastSuccess?.Began >= since)) return View(current, old);
        var good = await new CycleWait(context, host).ForSuccessAsync(target.App, Job.Id, since, request.Timeout, cancellationToken);
        // The cycle does not tell which key it used, and somebody else may use the former one.
        if (old.Active) await _evidence.CheckUnusedAsync(target, old, Earlier(good.LastSuccess!.Began!.Value, since + LongestCycle), cancellationToken);
        var off = await run.ApplyAsync(KeyPlan.Disabling(target, old.Id), () => target.Account.Users.DisableKeyAsync(target.User.Name, old.Id, cancellationToken));
        var gone = off && await keys.RemoveAsync(old.Id, Superseded, reduces: true, cancellationToken);
        return View(current, gone ? null : old);
    }

    /// <summary>A cycle that began before Entra had the key proves nothing of it.</summary>
    private DateTimeOffset SavedAt(IamAccessKey key) =>
        context.Journal.Keys.SavedAt(key.Id) ?? (key.CreatedAt ?? context.Time.GetUtcNow()) + TimeSpan.FromMinutes(5);

    private bool IsYounger(IamAccessKey key, TimeSpan age) => key.CreatedAt is { } made && context.Time.GetUtcNow() - made < age;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private async Task TellEndAsync(IamAccessKey old)
    {
        await run.TellAsync(KeyPlan.Disabling(target, old.Id));
        await run.TellAsync(KeyPlan.Removal(target, old.Id, Superseded, reduces: true));
    }

    private ProvisioningKey View(IamAccessKey? current, IamAccessKey? former) => new()
    {
        AccountId = target.Account.AccountId,
        UserName = target.User.Name,
        UserArn = target.User.Arn,
        AccessKeyId = current?.Id,
        CreatedAt = current?.CreatedAt,
        FormerAccessKeyId = former?.Id,
        Completed = former is null && !run.AnyRefused,
        AppDisplayName = target.App.DisplayName,
        ServicePrincipalId = target.Id,
        Changes = run.Changes,
    };
}
