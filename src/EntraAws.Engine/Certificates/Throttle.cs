using System.Collections.Concurrent;

namespace EntraAws.Engine.Certificates;

/// <summary>How many accounts are worked on at a time, over all apps together; and one at a time at each provider.</summary>
internal sealed class Throttle(int limit) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(Math.Max(1, limit));
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _providers = new(StringComparer.Ordinal);

    public Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => InAsync(_slots, work, cancellationToken);

    /// <summary>
    /// Several apps may share a provider. Its metadata is read, altered and written back as a whole: two at a time would
    /// take each other's certificates away. The calls in it take their turns by themselves, so that nobody waits for the
    /// pauses between them.
    /// </summary>
    public Task<T> AloneAsync<T>(string providerArn, Func<Task<T>> work, CancellationToken cancellationToken) =>
        InAsync(_providers.GetOrAdd(providerArn, _ => new SemaphoreSlim(1)), work, cancellationToken);

    public void Dispose()
    {
        _slots.Dispose();
        foreach (var gate in _providers.Values) gate.Dispose();
    }

    private static async Task<T> InAsync<T>(SemaphoreSlim gate, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            gate.Release();
        }
    }
}
