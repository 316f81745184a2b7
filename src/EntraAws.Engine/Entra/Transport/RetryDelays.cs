using System.Net.Http.Headers;

namespace EntraAws.Engine.Entra.Transport;

/// <summary>How long to wait before a request is sent again.</summary>
/// <param name="Jitter">A number from 0 to below 1; random unless a test needs the same one each time.</param>
internal sealed record RetryDelays(Func<double> Jitter)
{
    public const int Attempts = 8;

    /// <summary>A service that asks for more is given up: the person who waits can decide better.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan BackOffCap = TimeSpan.FromSeconds(60);

    public static RetryDelays Random { get; } = new(System.Random.Shared.NextDouble);

    /// <summary>1, 2, 4 ... 60 seconds, a quarter more or less so that parallel callers spread.</summary>
    public TimeSpan BackOff(int attempt)
    {
        var seconds = Math.Min(Math.Pow(2, attempt - 1), BackOffCap.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (0.75 + 0.5 * Jitter()));
    }

    /// <summary>What the service asked for; null when it asked for nothing, or for no wait at all.</summary>
    public static TimeSpan? Asked(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        var asked = header?.Delta ?? (header?.Date is { } date ? date - now : null);
        return asked > TimeSpan.Zero ? asked : null;
    }
}
