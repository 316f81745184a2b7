using System.Collections.Concurrent;

namespace EntraAws.Engine.Aws;

/// <summary>
/// ARNs that were found a short while ago, so that twenty roles do not each ask for the provider and the policy that they
/// share. It is for what is only referred to, where AWS has the last word all the same; what is about to be written is read
/// each time. That something is missing is never kept.
/// </summary>
internal sealed class RecentArns(TimeProvider time)
{
    private const int Most = 10_000;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (string Arn, DateTimeOffset At)> _found = new(StringComparer.Ordinal);

    public void Note(string key, string arn)
    {
        if (_found.Count >= Most) _found.Clear();
        _found[key] = (arn, time.GetUtcNow());
    }

    /// <param name="key">The ARN itself, or a name with the account in which it means something.</param>
    /// <param name="ask">Answers null for what is not there.</param>
    public async Task<string?> FindAsync(string key, Func<Task<string?>> ask)
    {
        if (_found.TryGetValue(key, out var known) && time.GetUtcNow() - known.At < KeptFor) return known.Arn;
        if (await ask() is not { } arn) return null;
        Note(key, arn);
        return arn;
    }
}
