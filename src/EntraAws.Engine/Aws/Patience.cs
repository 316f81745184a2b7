namespace EntraAws.Engine.Aws;

/// <summary>A wait that grows from step to step and ends: what AWS has taken can be unseen for a while.</summary>
internal sealed class Patience(TimeProvider time, TimeSpan longest)
{
    /// <summary>How long a create may stay unseen; IAM's own waiters give up after 20 s, users report 30.</summary>
    public static readonly TimeSpan ForVisibility = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(10);

    private readonly long _start = time.GetTimestamp();
    private long _looked = time.GetTimestamp();
    private TimeSpan _step = TimeSpan.FromSeconds(1);

    /// <summary>Counts to the beginning of the last look: however long an answer took, one look comes after the time is up.</summary>
    public bool IsOver => time.GetElapsedTime(_start, _looked) >= longest;

    /// <summary>Waits a step, longer than the one before.</summary>
    public async Task StepAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(_step, time, cancellationToken).ConfigureAwait(false);
        _looked = time.GetTimestamp();
        _step = TimeSpan.FromTicks(Math.Min((long)(_step.Ticks * 1.5), LongestStep.Ticks));
    }
}
