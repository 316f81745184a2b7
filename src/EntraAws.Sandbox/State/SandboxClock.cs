namespace EntraAws.Sandbox;

/// <summary>
/// The sandbox's time. Whoever waits on it moves it forward and does not wait: the services' delays are all there,
/// and cost nothing. Only for delays: a timeout built on it would be over at once.
/// </summary>
public sealed class SandboxClock : TimeProvider
{
    private readonly TimeProvider? _source;
    private readonly DateTimeOffset _start;
    private long _ahead;

    /// <param name="start">The first reading.</param>
    /// <param name="source">What makes it run on between the waits; without one it stands still, for repeatable tests.</param>
    public SandboxClock(DateTimeOffset start, TimeProvider? source = null)
    {
        _start = start;
        _source = source;
        if (source is not null) _ahead = (start - source.GetUtcNow()).Ticks;
    }

    /// <summary>How long was waited on it, all waits together.</summary>
    public TimeSpan Waited => TimeSpan.FromTicks(Interlocked.Read(ref _waited));

    private long _waited;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() =>
        (_source?.GetUtcNow() ?? _start).AddTicks(Interlocked.Read(ref _ahead));

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Makes sure that it is not earlier than <paramref name="time"/>, which another process may have reached.</summary>
    public void CatchUp(DateTimeOffset time)
    {
        var behind = (time - GetUtcNow()).Ticks;
        if (behind > 0) Interlocked.Add(ref _ahead, behind);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            Interlocked.Add(ref _ahead, dueTime.Ticks);
            Interlocked.Add(ref _waited, dueTime.Ticks);
        }

        var due = dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero;
        return System.CreateTimer(callback, state, due, Timeout.InfiniteTimeSpan);
    }
}
