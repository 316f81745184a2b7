using System.Diagnostics;

namespace EntraAws.Benchmarks;

/// <summary>The most that the managed heap held above what it held at the start, looked at every few milliseconds.</summary>
/// <remarks>What waits to be collected counts too, unless all garbage is collected before each look: then it is what was alive, and the run is slow.</remarks>
internal sealed class HeapSampler : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(2);

    private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private readonly bool _aliveOnly;
    private long _most;

    public HeapSampler(bool aliveOnly = false)
    {
        _aliveOnly = aliveOnly;
        // A thread of its own: a timer of the pool would wait while the pool is busy, just when it matters.
        _thread = new Thread(Watch) { IsBackground = true };
        _thread.Start();
    }

    public static double ProcessMegabytes => Process.GetCurrentProcess().PeakWorkingSet64 / (1024d * 1024);

    public double Megabytes => (Volatile.Read(ref _most) - _before) / (1024d * 1024);

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _stop.Dispose();
    }

    private void Watch()
    {
        do
        {
            if (_aliveOnly) GC.Collect();
            _most = Math.Max(_most, GC.GetTotalMemory(forceFullCollection: false));
        }
        while (!_stop.Token.WaitHandle.WaitOne(Step));
    }
}
