namespace EntraAws.Benchmarks.Fleet;

/// <summary>Counts requests on the wire, a batch as one, and makes each take longer.</summary>
internal sealed class LatencyHandler(HttpMessageHandler inner, TimeSpan latency) : DelegatingHandler(inner)
{
    private long _count;
    private long _writes;

    public long Count => Interlocked.Read(ref _count);

    /// <summary>Those of single calls that change something; a batch is none.</summary>
    public long Writes => Interlocked.Read(ref _writes);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        if (request.Method != HttpMethod.Get && request.RequestUri?.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal) != true) Interlocked.Increment(ref _writes);
        await Task.Delay(latency, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
