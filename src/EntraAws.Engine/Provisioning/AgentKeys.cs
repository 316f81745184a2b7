using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Provisioning;

/// <summary>
/// The keys of one provisioning user: made, handed to Entra and taken away. No secret leaves this class but for Entra.
/// A key is taken for lost where the journal proves it. About any other it is asked, with what is known of it.
/// </summary>
internal sealed class AgentKeys(SessionContext context, ProvisioningTarget target, IOperationHost host, ChangeRun run)
{
    private const int MostTries = 4;
    private const string LostReason = "Entra never got it, and its secret is lost.";

    // A new key is taken everywhere in IAM only after some seconds.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(90);

    // How long the making of one may have gone on, lost answers included.
    private static readonly TimeSpan Making = TimeSpan.FromMinutes(5);

    private UserClaim? _claim = target.Claim;

    private IAwsUsers Users => target.Account.Users;

    /// <summary>The making of a key, which takes the user for the app where nobody has it.</summary>
    public Change Creation(AgentKeyList there) => KeyPlan.Creation(target, _claim is null ? ClaimOn(there) : null);

    /// <summary>Removes the keys that a run which was cut off left behind, as the journal proves. A preview takes them for gone.</summary>
    /// <param name="saved">Whether Entra has any credentials for the app.</param>
    /// <returns>The keys that are left.</returns>
    public async Task<AgentKeyList> DropLostAsync(bool saved, CancellationToken cancellationToken)
    {
        var left = Split(await SettledAsync(cancellationToken));
        var lost = left.Own.Where(k => IsLost(k, saved)).ToList();
        // Where Entra has credentials, the last active key stays: what the journal says can be old.
        if (saved && !left.Own.Except(lost).Any(k => k.Active)) return left;
        foreach (var key in lost)
            if (await RemoveAsync(key.Id, LostReason, reduces: false, cancellationToken) || host.IsPreview) left = left.Without(key);
        return left;
    }

    /// <summary>
    /// Asks to remove what turned up after a request for a key got no answer, where nothing has used it. To be called
    /// only when Entra works with no key of this user.
    /// </summary>
    /// <returns>The keys that are left.</returns>
    public async Task<AgentKeyList> DropUnansweredAsync(AgentKeyList there, CancellationToken cancellationToken)
    {
        if (context.Journal.Unsettled.BegunAt(KeyPlan.Creation(target)) is not { } begun) return there;
        foreach (var key in there.Own.Where(k => context.Journal.Keys.StateOf(k.Id) == KeyState.Unknown && k.CreatedAt >= begun - Making && k.CreatedAt <= begun + Making))
        {
            if (await Users.GetKeyLastUsedAsync(key.Id, cancellationToken) is not null) continue;
            var reason = $"It turned up after a request for a key got no answer ({begun:u}), Entra does not have it, and it was never used.";
            if (await RemoveAsync(key.Id, reason, reduces: true, cancellationToken) || host.IsPreview) there = there.Without(key);
        }

        return there;
    }

    /// <param name="reduces">Whether somebody could be using it.</param>
    public Task<bool> RemoveAsync(string keyId, string reason, bool reduces, CancellationToken cancellationToken) =>
        run.ApplyAsync(KeyPlan.Removal(target, keyId, reason, reduces), () => Users.DeleteKeyAsync(target.User.Name, keyId, cancellationToken));

    /// <summary>Makes a key, has Entra try it, and has it saved. All of it was agreed to.</summary>
    /// <returns>Null where no answer came and a key turned up, of which nobody can say whose it is.</returns>
    public async Task<NewAccessKey?> MakeAsync(Change creation, Change saving, ProvisioningJob job, IReadOnlyDictionary<string, string>? saved, CancellationToken cancellationToken)
    {
        if (await CreateAsync(creation, cancellationToken) is not { } key) return null;
        var entra = context.Entra.Synchronization;
        if (await entra.ValidateAsync(target.Id, job.Id, AgentSecrets.Of(key), Freshness, cancellationToken) is { } why)
        {
            await run.CommitAsync([KeyPlan.Removal(target, key.Id, LostReason, reduces: false)], () => Users.DeleteKeyAsync(target.User.Name, key.Id, cancellationToken));
            throw Faults.ProvisioningCredentialsRefused(target.App.DisplayName, target.User.Name, why);
        }

        await run.CommitAsync([saving with { TargetId = key.Id }], () => entra.SaveSecretsAsync(target.Id, AgentSecrets.Of(key, saved), cancellationToken));
        return key;
    }

    /// <summary>Waits until the list shows a key that it did not show before.</summary>
    /// <returns>Whether one came.</returns>
    public async Task<bool> UntilMoreAsync(IReadOnlyCollection<string> known, CancellationToken cancellationToken)
    {
        var patience = new Patience(context.Time, Patience.ForVisibility);
        while ((await ListAsync(cancellationToken)).All(k => known.Contains(k.Id)))
        {
            if (patience.IsOver) return false;
            await patience.StepAsync(cancellationToken);
        }

        return true;
    }

    public async Task<IReadOnlyCollection<string>> IdsAsync(CancellationToken cancellationToken) => (await ListAsync(cancellationToken)).Select(k => k.Id).ToHashSet(StringComparer.Ordinal);

    private Task<IReadOnlyList<IamAccessKey>> ListAsync(CancellationToken cancellationToken) => Users.ListKeysAsync(target.User.Name, cancellationToken);

    private async Task<NewAccessKey?> CreateAsync(Change creation, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var known = await IdsAsync(cancellationToken);
            NewAccessKey? key = null;
            try
            {
                await run.CommitAsync([creation], async () =>
                {
                    await ClaimAsync(cancellationToken);
                    key = await Users.CreateKeyAsync(target.User.Name, cancellationToken);
                }, () => key?.Id);
                return key;
            }
            catch (EntraAwsException e) when (attempt < MostTries && AwsErrors.MayHaveHappened(e))
            {
                if (await TurnedUpAsync(known, cancellationToken) is not { } came) throw;
                if (came) return null;
            }
        }
    }

    /// <summary>Whether a key turned up since; null where it can't be looked for.</summary>
    private async Task<bool?> TurnedUpAsync(IReadOnlyCollection<string> known, CancellationToken cancellationToken)
    {
        try
        {
            return await UntilMoreAsync(known, cancellationToken);
        }
        catch (EntraAwsException)
        {
            return null;
        }
    }

    private async Task ClaimAsync(CancellationToken cancellationToken)
    {
        if (_claim is not null) return;
        var claim = ClaimOn(Split(await ListAsync(cancellationToken)));
        await Users.TagUserAsync(target.User.Name, new Dictionary<string, string> { [UserClaim.Tag] = claim.Text }, cancellationToken);
        _claim = claim;
    }

    private UserClaim ClaimOn(AgentKeyList there) => new(target.Id, there.Others.Select(k => k.Id).ToList());

    /// <summary>A user that nobody has yet has no keys but those of others, and those that the journal knows.</summary>
    private AgentKeyList Split(IReadOnlyList<IamAccessKey> keys)
    {
        var others = keys.Where(k => _claim is { } claim ? claim.Others.Contains(k.Id) : context.Journal.Keys.StateOf(k.Id) == KeyState.Unknown).ToList();
        return new AgentKeyList(keys.Except(others).ToList(), others);
    }

    private bool IsLost(IamAccessKey key, bool saved) => context.Journal.Keys.StateOf(key.Id) switch
    {
        KeyState.Made => true,
        KeyState.Sent => !saved,
        _ => false,
    };

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
