namespace EntraAws.Benchmarks;

/// <summary>Makes each request take as long as a near service would.</summary>
internal sealed class SlowHandler(HttpMessageHandler inner, TimeSpan latency) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Delay(latency, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
