namespace EntraAws.Hosting;

/// <summary>
/// Work side by side, a limited number at a time. Work of the same lane goes one after the other, in the order in which
/// it came: what is done to one account or app never meets itself.
/// </summary>
internal sealed class WorkLanes(int limit)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, (Task Last, int Count)> _lanes = new(StringComparer.OrdinalIgnoreCase);
    private TaskCompletionSource<bool> _changed = NewSignal();

    /// <summary>The first failure that work did not handle itself.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>How much work is not done yet, that which waits in its lane included.</summary>
    public int Pending
    {
        get
        {
            lock (_gate) return _lanes.Values.Sum(l => l.Count);
        }
    }

    /// <summary>
    /// Takes on work, which handles its own failures. It completes when the work has a lane; where there is one lane only,
    /// when the work is done.
    /// </summary>
    public async Task AddAsync(string lane, Func<Task> work, CancellationToken cancellationToken)
    {
        while (!TryAdd(lane, work, out var changed, cancellationToken)) await changed.ConfigureAwait(false);
        if (limit == 1) await WhenDoneAsync().ConfigureAwait(false);
    }

    /// <summary>Completes when all work is done; it never fails.</summary>
    public async Task WhenDoneAsync()
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_lanes.Count == 0) return;
                changed = _changed.Task;
            }

            await changed.ConfigureAwait(false);
        }
    }

    private bool TryAdd(string lane, Func<Task> work, out Task changed, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            changed = _changed.Task;
            var open = _lanes.TryGetValue(lane, out var queue);
            if (!open && _lanes.Count >= limit) return false;
            _lanes[lane] = (Task.Run(() => RunAsync(lane, open ? queue.Last : Task.CompletedTask, work)), queue.Count + 1);
            return true;
        }
    }

    private async Task RunAsync(string lane, Task before, Func<Task> work)
    {
        await before.ConfigureAwait(false);
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // A stop; whoever stopped it knows.
        }
        catch (Exception e)
        {
            // Kept, so that what waits in the same lane is done all the same.
            lock (_gate) Failure ??= e;
        }
        finally
        {
            TaskCompletionSource<bool> changed;
            lock (_gate)
            {
                var (last, count) = _lanes[lane];
                if (count == 1) _lanes.Remove(lane);
                else _lanes[lane] = (last, count - 1);
                (changed, _changed) = (_changed, NewSignal());
            }

            changed.SetResult(true);
        }
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
