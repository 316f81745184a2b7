using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;

namespace EntraAws.Engine.Provisioning;

/// <summary>
/// Finds out which of two keys Entra holds, which it never tells: it is made to use the one it has, and AWS tells which
/// one was used. AWS notes the first use in a quarter of an hour alone, so this takes its time.
/// </summary>
internal sealed class KeyEvidence(SessionContext context, IOperationHost host)
{
    private static readonly TimeSpan UseSpan = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    public async Task<IamAccessKey> FindAsync(ProvisioningTarget target, string jobId, IReadOnlyList<IamAccessKey> keys, CancellationToken cancellationToken)
    {
        await host.WarnAsync($"Which of the keys {Values.Join(keys.Select(k => k.Id))} Entra holds is not known, since a run was cut off. It is found out by their use, which takes up to an hour.");
        // What the newer key was tried with before is past then, and shows.
        var rest = keys.Max(k => k.CreatedAt ?? DateTimeOffset.MinValue) + UseSpan - context.Time.GetUtcNow();
        if (rest > TimeSpan.Zero) await WaitAsync(target, rest, cancellationToken);
        var before = await UsesAsync(target, keys, cancellationToken);
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            if (await context.Entra.Synchronization.ValidateAsync(target.Id, jobId, null, TimeSpan.FromSeconds(90), cancellationToken) is { } why)
                throw Faults.ProvisioningCredentialsRefused(target.App.DisplayName, target.User.Name, why);
            var after = await UsesAsync(target, keys, cancellationToken);
            var used = keys.Where(k => after[k.Id] != before[k.Id]).ToList();
            if (used is [var one]) return one;
            if (waited >= Longest) throw Faults.ProvisioningKeyUnclear(target.User.Name, Values.Join(keys.Select(k => k.Id)));
            await WaitAsync(target, Pause, cancellationToken);
        }
    }

    private async Task WaitAsync(ProvisioningTarget target, TimeSpan pause, CancellationToken cancellationToken)
    {
        await host.ProgressAsync(new OperationProgress { Activity = $"Keys of {target.User.Name}", Status = "Waiting for AWS to show which key Entra uses." });
        await Task.Delay(pause, context.Time, cancellationToken);
    }

    private static async Task<Dictionary<string, DateTimeOffset?>> UsesAsync(ProvisioningTarget target, IReadOnlyList<IamAccessKey> keys, CancellationToken cancellationToken)
    {
        var uses = new Dictionary<string, DateTimeOffset?>(StringComparer.Ordinal);
        foreach (var key in keys) uses[key.Id] = await target.Account.Users.GetKeyLastUsedAsync(key.Id, cancellationToken);
        return uses;
    }
}
