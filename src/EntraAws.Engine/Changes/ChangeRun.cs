using EntraAws.Contracts;

namespace EntraAws.Engine.Changes;

/// <summary>
/// The changes of one operation: each is asked about before the first write it needs, then made, written to the
/// journal and kept for the result.
/// </summary>
internal sealed class ChangeRun(IOperationHost host, Journal journal, TimeProvider time)
{
    private const string Stopped = "Stopped";

    private readonly List<Change> _changes = [];

    /// <summary>All changes so far, made or not.</summary>
    public IReadOnlyList<Change> Changes => _changes;

    /// <summary>Whether an object was refused, so that what builds on it can only be planned.</summary>
    public bool AnyRefused => _changes.Exists(c => !c.Applied);

    /// <summary>Asks, and makes the change when the answer is yes.</summary>
    /// <returns>Whether it was made.</returns>
    public async Task<bool> ApplyAsync(Change change, Func<Task> write)
    {
        if (!await AskAsync(change)) return false;
        await CommitAsync([change], write);
        return true;
    }

    /// <summary>Asks, makes the change when the answer is yes, and gives what it made.</summary>
    /// <returns>What was made, or null for a refused change.</returns>
    public async Task<T?> CreateAsync<T>(Change change, Func<Task<T>> write, Func<T, string?>? id = null)
        where T : class
    {
        if (!await AskAsync(change)) return null;
        T? made = null;
        await CommitAsync([change], async () => made = await write(), () => id?.Invoke(made!));
        return made;
    }

    /// <summary>Asks about one of several changes that are made with one write. A refused one is kept as refused.</summary>
    public async Task<bool> AskAsync(Change change)
    {
        if (await host.ConfirmAsync(change)) return true;
        _changes.Add(change);
        return false;
    }

    /// <summary>
    /// Keeps a change that something refused or only planned stands in the way of. A preview tells it, so that it is
    /// whole; otherwise nobody is asked for a yes that would do nothing.
    /// </summary>
    public async Task PlanAsync(Change change)
    {
        if (host.IsPreview) await host.ConfirmAsync(change);
        _changes.Add(change);
    }

    /// <summary>Makes changes that were agreed to, with one write.</summary>
    public async Task CommitAsync(IReadOnlyList<Change> agreed, Func<Task> write, Func<string?>? id = null)
    {
        if (agreed.Count == 0) return;
        try
        {
            await write();
        }
        catch (Exception e)
        {
            // The write may have reached the cloud all the same, also when it was stopped; an undo has to look.
            var cause = e is OperationCanceledException ? Stopped : (e as EntraAwsException)?.ErrorId;
            foreach (var change in agreed) journal.Append(change, JournalOutcome.Failed, cause);
            throw;
        }

        foreach (var change in agreed)
        {
            var made = change with { Applied = true, AppliedAt = time.GetUtcNow(), TargetId = change.TargetId ?? id?.Invoke() };
            _changes.Add(made);
            journal.Append(made, JournalOutcome.Applied, null);
            await host.AppliedAsync(made);
        }
    }
}
