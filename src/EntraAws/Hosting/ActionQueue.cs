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
    private ExceptionDispatchInfo? _stop;

    /// <summary>Runs something on the pipeline thread and waits for it.</summary>
    public Task<T> PostAsync<T>(Func<T> action)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _actions.Add(() =>
        {
            // After a stop nothing may be written any more; PowerShell would throw for each try.
            if (_stop is not null)
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
        });
        return done.Task;
    }

    /// <summary>
    /// Starts the work on the pool and serves its actions here until it has ended. It is always waited for: nothing goes
    /// on behind the prompt's back.
    /// </summary>
    public void Run(Func<Task> work)
    {
        var task = Task.Run(async () =>
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            finally
            {
                _actions.CompleteAdding();
            }
        });

        foreach (var action in _actions.GetConsumingEnumerable()) action();
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
}
