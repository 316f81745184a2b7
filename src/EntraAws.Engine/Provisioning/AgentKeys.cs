using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Provisioning;

/// <summary>The keys of one provisioning user: made, handed to Entra and taken away. No secret leaves this class but for Entra.</summary>
internal sealed class AgentKeys(SessionContext context, ProvisioningTarget target, ChangeRun run)
{
    private const string LostReason = "Entra never got it, and its secret is lost.";

    // A new key is taken everywhere in IAM only after some seconds.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(90);

    // How long the making of one may have gone on, lost answers included.
    private static readonly TimeSpan Making = TimeSpan.FromMinutes(5);

    private IAwsUsers Users => target.Account.Users;

    public Task<IReadOnlyList<IamAccessKey>> ListAsync(CancellationToken cancellationToken) => Users.ListKeysAsync(target.User.Name, cancellationToken);

    /// <summary>The keys that were left behind. Where Entra has credentials, the last active key is never one of them: what the journal says can be old.</summary>
    public IReadOnlyList<IamAccessKey> Lost(IReadOnlyList<IamAccessKey> keys, bool saved)
    {
        var lost = keys.Where(k => IsLost(k, saved)).ToList();
        return saved && !keys.Except(lost).Any(k => k.Active) ? [] : lost;
    }

    /// <summary>Whether a key was made here and cannot be in Entra, so that nobody has its secret.</summary>
    /// <param name="saved">Whether Entra has any credentials for the app.</param>
    private bool IsLost(IamAccessKey key, bool saved) => context.Journal.Keys.StateOf(key.Id) switch
    {
        KeyState.Made => true,
        KeyState.Sent => !saved,
        // The run was cut off before the answer with its id: what turned up since then is that key.
        KeyState.Unknown => context.Journal.Unsettled.BegunAt(KeyPlan.Creation(target)) is { } begun && key.CreatedAt >= begun - Making && key.CreatedAt <= begun + Making,
        _ => false,
    };

    /// <summary>Removes the keys that a run which was cut off left behind.</summary>
    /// <returns>The other keys.</returns>
    public async Task<IReadOnlyList<IamAccessKey>> DropLostAsync(bool saved, CancellationToken cancellationToken)
    {
        var keys = await SettledAsync(cancellationToken);
        var kept = keys.ToList();
        foreach (var key in Lost(keys, saved))
            if (await RemoveAsync(key.Id, LostReason, cancellationToken)) kept.Remove(key);
        return kept;
    }

    public Task<bool> RemoveAsync(string keyId, string reason, CancellationToken cancellationToken) =>
        run.ApplyAsync(KeyPlan.Removal(target, keyId, reason), () => Users.DeleteKeyAsync(target.User.Name, keyId, cancellationToken));

    /// <summary>Makes a key, has Entra try it, and has it saved. All of it was agreed to.</summary>
    public async Task<NewAccessKey> MakeAsync(Change creation, Change saving, ProvisioningJob job, IReadOnlyDictionary<string, string>? saved, CancellationToken cancellationToken)
    {
        NewAccessKey key = null!;
        await run.CommitAsync([creation], async () => key = await Users.CreateKeyAsync(target.User.Name, cancellationToken), () => key.Id);
        var entra = context.Entra.Synchronization;
        if (await entra.ValidateAsync(target.Id, job.Id, AgentSecrets.Of(key), Freshness, cancellationToken) is { } why)
        {
            await run.CommitAsync([KeyPlan.Removal(target, key.Id, LostReason)], () => Users.DeleteKeyAsync(target.User.Name, key.Id, cancellationToken));
            throw Faults.ProvisioningCredentialsRefused(target.App.DisplayName, target.User.Name, why);
        }

        await run.CommitAsync([saving with { TargetId = key.Id }], () => entra.SaveSecretsAsync(target.Id, AgentSecrets.Of(key, saved), cancellationToken));
        return key;
    }

    /// <summary>Waits until the list shows a second key, which IAM counts and does not show yet.</summary>
    /// <returns>Whether it came.</returns>
    public async Task<bool> UntilTwoAsync(CancellationToken cancellationToken)
    {
        var patience = new Patience(context.Time, Patience.ForVisibility);
        while ((await ListAsync(cancellationToken)).Count < 2)
        {
            if (patience.IsOver) return false;
            await patience.StepAsync(cancellationToken);
        }

        return true;
    }

    /// <summary>Lists lag: a key that a run made right before it was cut off shows some seconds later.</summary>
    private async Task<IReadOnlyList<IamAccessKey>> SettledAsync(CancellationToken cancellationToken)
    {
        var start = context.Time.GetUtcNow();
        var made = context.Journal.Keys.MadeSince(target.User.Arn, start - Patience.ForVisibility);
        var begun = context.Journal.Unsettled.BegunAt(KeyPlan.Creation(target));
        while (true)
        {
            var keys = await ListAsync(cancellationToken);
            var now = context.Time.GetUtcNow();
            var unseen = made.Any(id => !keys.Any(k => k.Id == id)) && now - start < Patience.ForVisibility;
            var unanswered = begun is { } at && now - at < Patience.ForVisibility && !keys.Any(k => k.CreatedAt >= at - Making);
            if (!unseen && !unanswered) return keys;
            await Task.Delay(TimeSpan.FromSeconds(3), context.Time, cancellationToken);
        }
    }
}
