using EntraAws.Contracts;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Changes;

/// <summary>
/// The changes of one operation: each is asked about before the first write it needs, then made, written to the
/// journal and kept for the result.
/// </summary>
internal sealed class ChangeRun(IOperationHost host, Journal journal, TimeProvider time, CancellationToken cancellationToken)
{
    private const string Stopped = "Stopped";
    // Lists lag behind by up to half a minute; this is how long the adapters wait for them, too.
    private static readonly TimeSpan LongestLag = TimeSpan.FromMinutes(2);
    private const int SteadyReads = 3;

    private readonly List<Change> _changes = [];
    private readonly object _gate = new();

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
        Keep(change);
        return false;
    }

    /// <summary>
    /// Tells of a change that builds on something that was refused or only planned: a preview shows it, and otherwise
    /// nobody is asked for a yes that would do nothing.
    /// </summary>
    public async Task TellAsync(Change change)
    {
        if (host.IsPreview) await host.ConfirmAsync(change);
        else await host.WarnAsync($"Left out, since what it needs was not made: {ChangeText.Describe(change)}.");
        Keep(change);
    }

    /// <summary>
    /// Looks for what a change would make. Where its making was begun a short while ago, here or in a run that was cut
    /// off, the cloud may hold it and not show it yet: it is waited for, since a second one would be made otherwise.
    /// </summary>
    public async Task<T?> FindAsync<T>(Change creation, Func<Task<T?>> find)
        where T : class
    {
        var found = await find();
        if (journal.Unsettled.BegunAt(creation) is not { } begun) return found;
        var now = time.GetUtcNow();
        var until = (begun < now ? begun : now) + LongestLag;
        if (now >= until) return found;
        if (found is null) await host.WarnAsync($"The {creation.TargetType} '{creation.Target}' was being made a moment ago and does not show yet. It is waited for, so that no second one is made.");
        // It comes, goes and comes again while it reaches all replicas.
        var seen = found is null ? 0 : 1;
        for (var pause = 1; seen < SteadyReads && time.GetUtcNow() < until; pause = Math.Min(pause + 1, 5))
        {
            await Task.Delay(TimeSpan.FromSeconds(pause), time, cancellationToken);
            found = await find();
            seen = found is null ? 0 : seen + 1;
        }

        return found;
    }

    /// <summary>The same for what was read together with others: that answer counts only where nothing is unsettled.</summary>
    public Task<T?> FindAsync<T>(Change creation, T? read, Func<Task<T?>> find)
        where T : class => journal.Unsettled.BegunAt(creation) is null ? Task.FromResult(read) : FindAsync(creation, find);

    /// <summary>Makes changes that were agreed to, with one write.</summary>
    public async Task CommitAsync(IReadOnlyList<Change> agreed, Func<Task> write, Func<string?>? id = null)
    {
        if (agreed.Count == 0) return;
        foreach (var change in agreed.Where(c => c.Kind == ChangeKind.Create || KeyTrail.Follows(c))) Write(change, JournalOutcome.Begun, null, unsettled: true);
        try
        {
            await write();
        }
        catch (Exception e)
        {
            foreach (var change in agreed) NoteFailure(change, e, sent: true);
            throw;
        }

        foreach (var change in agreed) await NoteMadeAsync(change, id?.Invoke());
    }

    /// <summary>
    /// Makes changes that were agreed to in several operations with common writes. Each has an outcome and lines in the
    /// journal of its own.
    /// </summary>
    /// <returns>One outcome for each, in their order; also when all of it failed.</returns>
    public static async Task<IReadOnlyList<Outcome<T>>> CreateManyAsync<T>(IReadOnlyList<(ChangeRun Run, Change Change)> agreed, Func<Task<IReadOnlyList<Outcome<T>>>> write, Func<T, string?> id)
        where T : class
    {
        if (agreed.Count == 0) return [];
        agreed[0].Run.NoteBegun([.. agreed.Select(a => a.Change).Where(c => c.Kind == ChangeKind.Create)]);
        return await NoteManyAsync(agreed, write, id);
    }

    /// <summary>The same with a write for each, which are waited for together: each tells right before it that it begins.</summary>
    public static async Task<IReadOnlyList<Outcome<T>>> CreateEachAsync<T>(IReadOnlyList<(ChangeRun Run, Change Change)> agreed, Func<Action<int>, Task<IReadOnlyList<Outcome<T>>>> write, Func<T, string?> id)
        where T : class =>
        agreed.Count == 0 ? [] : await NoteManyAsync(agreed, () => write(i => agreed[i].Run.NoteBegun([agreed[i].Change])), id);

    private static async Task<IReadOnlyList<Outcome<T>>> NoteManyAsync<T>(IReadOnlyList<(ChangeRun Run, Change Change)> agreed, Func<Task<IReadOnlyList<Outcome<T>>>> write, Func<T, string?> id)
        where T : class
    {
        IReadOnlyList<Outcome<T>> outcomes;
        try
        {
            outcomes = await write();
        }
        catch (Exception e)
        {
            outcomes = [.. agreed.Select(_ => Outcome<T>.Failed(e))];
        }

        for (var i = 0; i < agreed.Count; i++)
        {
            if (outcomes[i] is { Error: { } error } failed) agreed[i].Run.NoteFailure(agreed[i].Change, error, failed.Sent);
            else await agreed[i].Run.NoteMadeAsync(agreed[i].Change, id(outcomes[i].Value!));
        }

        return outcomes;
    }

    private void NoteBegun(IReadOnlyList<Change> changes)
    {
        if (changes.Count > 0) journal.Append([.. changes.Select(c => new JournalEntry(JournalOutcome.Begun, null, c, time.GetUtcNow(), true))]);
    }

    /// <summary>The write may have reached the cloud all the same, also when it was stopped; an undo has to look.</summary>
    private void NoteFailure(Change change, Exception e, bool sent)
    {
        var error = e as EntraAwsException;
        Write(change, JournalOutcome.Failed, e is OperationCanceledException ? Stopped : error?.ErrorId, sent && MayExist(error));
    }

    private async Task NoteMadeAsync(Change change, string? id)
    {
        var made = change with { Applied = true, AppliedAt = time.GetUtcNow(), TargetId = change.TargetId ?? id };
        Keep(made);
        // Who gives up ends the wait for it to show.
        Write(made, JournalOutcome.Applied, null, cancellationToken.IsCancellationRequested);
        await host.AppliedAsync(made);
    }

    /// <summary>Several accounts may be written at a time.</summary>
    private void Keep(Change change)
    {
        lock (_gate) _changes.Add(change);
    }

    private void Write(Change change, JournalOutcome outcome, string? errorId, bool unsettled) =>
        journal.Append(new JournalEntry(outcome, errorId, change, time.GetUtcNow(), unsettled ? true : null));

    /// <summary>A refusal of the only attempt settles it; whatever else went wrong may have gone wrong after the write.</summary>
    private static bool MayExist(EntraAwsException? error) => (error is not null && RepeatedCall.IsMarked(error)) || error?.Category
        is not (FaultCategory.PermissionDenied or FaultCategory.InvalidArgument or FaultCategory.InvalidOperation or FaultCategory.LimitsExceeded);
}
