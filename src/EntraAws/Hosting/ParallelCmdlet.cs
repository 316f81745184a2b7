using System.Management.Automation;
using System.Runtime.ExceptionServices;
using EntraAws.Contracts;

namespace EntraAws.Hosting;

/// <summary>
/// A cmdlet that works on several pipeline inputs at the same time. Each input is taken on and the next one asked for while
/// there is room; results come as they are done, all of them on the pipeline thread.
/// </summary>
public abstract class ParallelCmdlet : ConnectedCmdlet
{
    private WorkLanes? _lanes;
    private int _taken;
    private int _done;

    /// <summary>How many AWS accounts or apps are worked on at the same time, 1 to 50. What is done to one of them goes in the order of the input; results come as they are done. Where each change is asked about (-Confirm) it is one.</summary>
    [Parameter]
    [ValidateRange(1, 50)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>What the progress bar calls the work.</summary>
    private protected abstract string Activity { get; }

    private protected sealed override Task InFlight => _lanes?.WhenDoneAsync() ?? Task.CompletedTask;

    /// <summary>
    /// Takes on one item. Its parameters must have been read: those of the cmdlet belong to the next input when it runs.
    /// Its error is written, and the others go on.
    /// </summary>
    /// <param name="lane">What it works on; items of the same lane wait for each other.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Ends the wait for room.</param>
    private protected Task TakeOnAsync(string lane, Func<Task> work, CancellationToken cancellationToken)
    {
        // Questions about several accounts at once would be mixed up at the prompt.
        _lanes ??= new WorkLanes(Operation.AsksEachChange ? 1 : ThrottleLimit);
        _taken++;
        return _lanes.AddAsync(lane, () => DoAsync(work, cancellationToken), cancellationToken);
    }

    /// <summary>Takes on what could not be taken on before the last input was known.</summary>
    private protected virtual Task LastAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private protected sealed override async Task EndAsync(CancellationToken cancellationToken)
    {
        await LastAsync(cancellationToken).ConfigureAwait(false);
        await InFlight.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (_lanes?.Failure is { } failure) ExceptionDispatchInfo.Capture(failure).Throw();
        if (_taken > 1) await Operation.ProgressAsync(new OperationProgress { Activity = Activity, Status = "done", Completed = true }).ConfigureAwait(false);
    }

    private async Task DoAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            await Operation.WriteErrorAsync(e).ConfigureAwait(false);
        }

        var done = Interlocked.Increment(ref _done);
        if (_taken > 1) await Operation.ProgressAsync(new OperationProgress { Activity = Activity, Status = $"{done} done, {_lanes!.Pending - 1} under way" }).ConfigureAwait(false);
    }
}
