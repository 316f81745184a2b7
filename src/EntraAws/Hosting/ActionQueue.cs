using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace EntraAws.Hosting;

/// <summary>
/// Carries work from async code to the pipeline thread. Each action's result or exception goes back to the code that
/// posted it, so a slow consumer slows the producer. What stops the pipeline is kept and thrown again at the end.
/// </summary>
internal sealed class ActionQueue(Action stopped)
{
    private readonly BlockingCollection<Action> _actions = [];
    private readonly object _gate = new();
    private ExceptionDispatchInfo? _stop;
    private bool _closed;

    /// <summary>Runs something on the pipeline thread and waits for it. It waits as long as nobody serves.</summary>
    public Task<T> PostAsync<T>(Func<T> action)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!TryAdd(() => Carry(action, done))) done.SetCanceled();
        return done.Task;
    }

    /// <summary>
    /// Starts the work on the pool and serves actions here until it has ended, also those of other work that goes on. When
    /// the pipeline stops meanwhile, that other work is waited for too: nothing goes on behind the prompt's back.
    /// </summary>
    public void Run(Func<Task> work, Func<Task> others)
    {
        var task = Task.Run(work);
        Serve(task);
        while (_actions.TryTake(out var action)) action();
        if (_stop is not null) Serve(others());
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (Exception) when (_stop is not null)
        {
            // The stop is the cause; what it did to the work is not worth telling.
        }

        _stop?.Throw();
    }

    /// <summary>From now on nobody serves: what waits to be served, and whatever comes later, is cancelled.</summary>
    public void Close()
    {
        lock (_gate) _closed = true;
        while (_actions.TryTake(out var action)) action();
    }

    private void Serve(Task until)
    {
        // An action that does nothing wakes the loop when the work ends without a last word.
        until.ContinueWith(_ => TryAdd(() => { }), TaskScheduler.Default);
        while (!until.IsCompleted) _actions.Take()();
    }

    private bool TryAdd(Action action)
    {
        lock (_gate)
        {
            if (_closed) return false;
            _actions.Add(action);
            return true;
        }
    }

    private void Carry<T>(Func<T> action, TaskCompletionSource<T> done)
    {
        // After a stop nothing may be written any more; PowerShell would throw for each try.
        if (_stop is not null || _closed)
        {
            done.SetCanceled();
            return;
        }

        try
        {
            done.SetResult(action());
        }
        catch (Exception e)
        {
            if (ErrorRecords.IsFlowControl(e))
            {
                _stop = ExceptionDispatchInfo.Capture(e);
                stopped();
                done.SetCanceled();
            }
            else
            {
                done.SetException(e);
            }
        }
    }
}
