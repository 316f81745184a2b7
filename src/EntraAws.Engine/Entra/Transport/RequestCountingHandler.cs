namespace EntraAws.Engine.Entra.Transport;

/// <summary>Counts each request as it leaves, the parts of a batch one by one.</summary>
internal sealed class RequestCountingHandler(RequestCounter counter) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var kind = await GraphRequestKind.OfAsync(request).ConfigureAwait(false);
        for (var i = 0; i < kind.Reads; i++) counter.Count(write: false);
        for (var i = 0; i < kind.Writes; i++) counter.Count(write: true);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
