namespace EntraAws.Sandbox;

/// <summary>
/// A token bucket for each account and family of actions, on the sandbox's clock. AWS publishes no figures for IAM; these
/// are generous, so that only a storm of calls meets them.
/// </summary>
internal sealed class AwsRateLimit(int burst = 100, double perSecond = 50)
{
    /// <summary>How much time a throttled caller loses at least. Its back-off may run on another clock than the sandbox's.</summary>
    public static readonly TimeSpan ThrottleCost = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, (double Tokens, DateTimeOffset At)> _buckets = new(StringComparer.Ordinal);

    public bool Take(string accountId, AwsAction action, DateTimeOffset now) => Take($"{accountId}/{Family(action)}", now, burst, perSecond);

    /// <summary>A bucket of its own size, for services that publish their figures.</summary>
    public bool Take(string key, DateTimeOffset now, int burst, double perSecond)
    {
        lock (_buckets)
        {
            var (tokens, at) = _buckets.TryGetValue(key, out var bucket) ? bucket : (burst, now);
            tokens = Math.Min(burst, tokens + Math.Max(0, (now - at).TotalSeconds) * perSecond);
            var taken = tokens >= 1;
            _buckets[key] = (taken ? tokens - 1 : tokens, now);
            return taken;
        }
    }

    private static string Family(AwsAction action) => action switch
    {
        { Service: "sts" } => "sts",
        { Name: "GetAccountAuthorizationDetails" } => "details",
        { Writes: true } => "write",
        _ => "read",
    };
}
