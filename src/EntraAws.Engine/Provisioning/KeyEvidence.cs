using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Provisioning;

/// <summary>
/// Finds out which of two keys Entra holds, which it never tells, by their use in AWS: either its last cycle shows it, or
/// Entra is made to use the one it has. AWS notes the first use in a quarter of an hour alone, so that takes its time.
/// </summary>
internal sealed class KeyEvidence(SessionContext context, IOperationHost host)
{
    // The agent lists roles and does nothing else.
    private const string AgentService = "iam";

    /// <summary>Long after a key was made, the use that it was tried with counts no more, however late AWS shows it.</summary>
    private static readonly TimeSpan Trial = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan UseSpan = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>The key that the last good cycle used; null where that does not show.</summary>
    public async Task<IamAccessKey?> ReadAsync(ProvisioningTarget target, ProvisioningJob job, IReadOnlyList<IamAccessKey> keys, CancellationToken cancellationToken)
    {
        if (job.Quarantine is not null || job.LastSuccess?.Began is not { } began || began < Newest(keys) + UseSpan) return null;
        var uses = await UsesAsync(target, keys, cancellationToken);
        return Used(keys, uses, began) is [var one] ? one : null;
    }

    /// <summary>Makes Entra use its key, and waits until that shows.</summary>
    public async Task<IamAccessKey> FindAsync(ProvisioningTarget target, string jobId, IReadOnlyList<IamAccessKey> keys, CancellationToken cancellationToken)
    {
        await host.WarnAsync($"Which of the keys {Values.Join(keys.Select(k => k.Id))} Entra holds is not known. It is found out by their use, which takes up to an hour.");
        var rest = Newest(keys) + UseSpan - context.Time.GetUtcNow();
        if (rest > TimeSpan.Zero) await WaitAsync(target, rest, cancellationToken);
        var before = await UsesAsync(target, keys, cancellationToken);
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            if (await context.Entra.Synchronization.ValidateAsync(target.Id, jobId, null, TimeSpan.FromSeconds(90), cancellationToken) is { } why)
                throw Faults.ProvisioningCredentialsRefused(target.App.DisplayName, target.User.Name, why);
            var after = await UsesAsync(target, keys, cancellationToken);
            if (Used([.. keys.Where(k => after[k.Id] != before[k.Id])], after, Newest(keys) + Trial) is [var one]) return one;
            if (waited >= Longest) throw Faults.ProvisioningKeyUnclear(target.User.Name, Values.Join(keys.Select(k => k.Id)));
            await WaitAsync(target, Pause, cancellationToken);
        }
    }

    /// <summary>Whether a key that Entra does not have is used all the same. Entra's trial of a new one does not count.</summary>
    public async Task CheckUnusedAsync(ProvisioningTarget target, IamAccessKey key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (await target.Account.Users.GetKeyLastUsedAsync(key.Id, cancellationToken) is { } use && (use.At >= since || use.Service != AgentService))
            throw Faults.ProvisioningKeyInUse(target.User.Name, key.Id, use.At, use.Service ?? "an AWS service");
    }

    /// <summary>When the use of a new key can no more be Entra's trial of it.</summary>
    public static DateTimeOffset AfterTrial(IamAccessKey key) => (key.CreatedAt ?? DateTimeOffset.MinValue) + Trial;

    private static DateTimeOffset Newest(IReadOnlyList<IamAccessKey> keys) => keys.Max(k => k.CreatedAt ?? DateTimeOffset.MinValue);

    private static List<IamAccessKey> Used(IEnumerable<IamAccessKey> keys, Dictionary<string, KeyUse?> uses, DateTimeOffset since) =>
        keys.Where(k => uses[k.Id] is { Service: AgentService } use && use.At >= since).ToList();

    private async Task WaitAsync(ProvisioningTarget target, TimeSpan pause, CancellationToken cancellationToken)
    {
        await host.ProgressAsync(new OperationProgress { Activity = $"Keys of {target.User.Name}", Status = "Waiting for AWS to show which key Entra uses." });
        await Task.Delay(pause, context.Time, cancellationToken);
    }

    private static async Task<Dictionary<string, KeyUse?>> UsesAsync(ProvisioningTarget target, IReadOnlyList<IamAccessKey> keys, CancellationToken cancellationToken)
    {
        var uses = new Dictionary<string, KeyUse?>(StringComparer.Ordinal);
        foreach (var key in keys) uses[key.Id] = await target.Account.Users.GetKeyLastUsedAsync(key.Id, cancellationToken);
        return uses;
    }
}
