using EntraAws.Contracts;

namespace EntraAws.Engine.Entra.Transport;

/// <summary>
/// Waits for a directory that answers from many replicas: an object that was just made comes, goes and comes again,
/// so only several good reads in a row count.
/// </summary>
internal sealed class Replication(TimeProvider time)
{
    public const int Steady = 3;

    /// <summary>How long a new object may take.</summary>
    public static readonly TimeSpan ObjectLimit = TimeSpan.FromMinutes(5);

    /// <summary>How long a list may lag behind, and a change may take to be seen.</summary>
    public static readonly TimeSpan ListLimit = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Reads until the answer is there <paramref name="times"/> times in a row; null when the time is up.</summary>
    public async Task<T?> UntilAsync<T>(Func<CancellationToken, Task<T?>> read, int times, TimeSpan limit, CancellationToken cancellationToken) where T : class
    {
        var start = time.GetTimestamp();
        var good = 0;
        for (var pause = TimeSpan.FromSeconds(1); ; pause = Longer(pause))
        {
            // However long an answer takes: one look comes after the time is up.
            var looked = time.GetTimestamp();
            var answer = await ReadAsync(read, cancellationToken).ConfigureAwait(false);
            good = answer is null ? 0 : good + 1;
            if (good >= times) return answer;
            // What shows at last is still seen through: after the limit only its absence ends the wait.
            if (good == 0 && time.GetElapsedTime(start, looked) >= limit) return null;
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The wait after a write. A caller who gives up, or a service that stops to answer, ends the wait and not the write:
    /// what was made is still returned, so that it can be reported and written down.
    /// </summary>
    /// <returns>False when the time is up.</returns>
    public async Task<bool> SettleAsync(Func<CancellationToken, Task<bool>> visible, int times, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            return await UntilAsync<object>(async ct => await visible(ct).ConfigureAwait(false) ? this : null,
                times, limit, cancellationToken).ConfigureAwait(false) is not null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return true;
        }
        catch (EntraAwsException)
        {
            return true;
        }
    }

    /// <summary>
    /// The same for several objects: each is asked for only until it was there <paramref name="times"/> times in a row.
    /// </summary>
    /// <param name="keys">What stands for them.</param>
    /// <param name="read">Those of the given ones that are there.</param>
    /// <param name="times">Good reads in a row.</param>
    /// <param name="limit">After it, only what does not show is given up.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Those that did not show in time.</returns>
    public async Task<IReadOnlyCollection<TKey>> SettleEachAsync<TKey>(IEnumerable<TKey> keys, Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlySet<TKey>>> read, int times, TimeSpan limit,
        CancellationToken cancellationToken) where TKey : notnull
    {
        var open = keys.ToDictionary(k => k, _ => 0);
        var missing = new List<TKey>();
        var start = time.GetTimestamp();
        var settled = await SettleAsync(async ct =>
        {
            var looked = time.GetTimestamp();
            var there = await read(open.Keys, ct).ConfigureAwait(false);
            foreach (var key in open.Keys.ToList())
            {
                open[key] = there.Contains(key) ? open[key] + 1 : 0;
                if (open[key] == 0 && time.GetElapsedTime(start, looked) >= limit) missing.Add(key);
                else if (open[key] < times) continue;
                open.Remove(key);
            }

            return open.Count == 0;
        }, 1, limit + ListLimit, cancellationToken).ConfigureAwait(false);
        return settled ? missing : [.. missing, .. open.Keys];
    }

    /// <summary>
    /// Sends a write again while it is refused because an object it names is too new. The body must be made anew each
    /// time: the SDK sends of a model only what changed since it was last sent.
    /// </summary>
    public async Task<T> WhileFreshAsync<T>(Func<Task<T>> write, Func<GraphRefusal, bool> tooNew, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var unclear = false;
        for (var pause = TimeSpan.FromSeconds(1); ; pause = Longer(pause))
        {
            var sent = time.GetTimestamp();
            try
            {
                return await write().ConfigureAwait(false);
            }
            catch (EntraAwsException e) when (GraphRefusal.Behind(e) is { } refusal && tooNew(refusal) && time.GetElapsedTime(start, sent) < ListLimit)
            {
                unclear |= RepeatedCall.IsMarked(e);
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
            catch (EntraAwsException e) when (unclear)
            {
                RepeatedCall.Mark(e);
                throw;
            }
        }
    }

    public Task WhileFreshAsync(Func<Task> write, CancellationToken cancellationToken) => WhileFreshAsync(write, GraphErrors.IsNotReplicated, cancellationToken);

    public Task WhileFreshAsync(Func<Task> write, Func<GraphRefusal, bool> tooNew, CancellationToken cancellationToken) => WhileFreshAsync<object?>(async () =>
    {
        await write().ConfigureAwait(false);
        return null;
    }, tooNew, cancellationToken);

    private static async Task<T?> ReadAsync<T>(Func<CancellationToken, Task<T?>> read, CancellationToken cancellationToken) where T : class
    {
        try
        {
            return await read(cancellationToken).ConfigureAwait(false);
        }
        catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.GraphNotFound))
        {
            // The object that holds the list may be as new as what is looked for in it.
            return null;
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause + TimeSpan.FromSeconds(1) is var next && next < LongestPause ? next : LongestPause;
}
