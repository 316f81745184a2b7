namespace EntraAws.Engine.Entra.Transport;

/// <summary>
/// Conditional Access takes one request a second from all apps of a tenant, and its 429 names no time to wait:
/// https://learn.microsoft.com/graph/throttling-limits. So requests to it are spaced before they leave.
/// </summary>
internal sealed class ConditionalAccessGate(TimeProvider time) : DelegatingHandler
{
    public static readonly TimeSpan Spacing = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long? _last;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri?.AbsolutePath.Contains("/identity/conditionalAccess", StringComparison.OrdinalIgnoreCase) == true)
            await WaitAsync(cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _turn.Dispose();
        base.Dispose(disposing);
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_last is { } last && Spacing - time.GetElapsedTime(last) is var rest && rest > TimeSpan.Zero)
                await Task.Delay(rest, time, cancellationToken).ConfigureAwait(false);
            _last = time.GetTimestamp();
        }
        finally
        {
            _turn.Release();
        }
    }
}
