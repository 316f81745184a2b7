using System.Management.Automation;
using EntraAws.Hosting;

namespace EntraAws.Tests.Hosting;

/// <summary>A parallel cmdlet that counts itself: each item is a name, and how long it takes.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Counting")]
public sealed class CountingCommand : ParallelCmdlet
{
    private int _now;
    private int _most;
    private int _started;
    private int _ended;

    public string Item { get; set; } = "";

    public string? Lane { get; set; }

    /// <summary>Runs inside each item; what it does is not cancelled by a stop.</summary>
    public Func<string, Task> Work { get; set; } = _ => Task.Delay(20);

    public int Most => Volatile.Read(ref _most);

    public int Started => Volatile.Read(ref _started);

    public int Ended => Volatile.Read(ref _ended);

    private protected override string Activity => "Counting";

    private protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        var item = Item;
        return TakeOnAsync(Lane ?? item, async () =>
        {
            Interlocked.Increment(ref _started);
            var now = Interlocked.Increment(ref _now);
            for (int most; (most = _most) < now && Interlocked.CompareExchange(ref _most, now, most) != most;)
            {
            }

            try
            {
                await Work(item);
                await Operation.WriteObjectAsync(item);
            }
            finally
            {
                Interlocked.Decrement(ref _now);
                Interlocked.Increment(ref _ended);
            }
        }, cancellationToken);
    }
}
