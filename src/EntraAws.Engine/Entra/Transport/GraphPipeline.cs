using System.Net;
using System.Net.Http.Headers;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

namespace EntraAws.Engine.Entra.Transport;

/// <summary>Puts the HTTP client together: retries, the Conditional Access gate, counting, and the connection itself.</summary>
internal static class GraphPipeline
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(100);

    /// <param name="primary">What answers instead of the network; left open when the client is disposed.</param>
    public static HttpClient Create(TimeProvider time, RequestCounter counter, HttpMessageHandler? primary, RetryDelays? delays = null)
    {
        var counting = new RequestCountingHandler(counter) { InnerHandler = primary ?? Network() };
        var gate = new ConditionalAccessGate(time) { InnerHandler = counting };
        var retry = new GraphRetryHandler(time, delays ?? RetryDelays.Random, AttemptTimeout) { InnerHandler = gate };
        var decoding = new ParametersNameDecodingHandler { InnerHandler = retry };
        // The retry handler bounds each attempt; a limit over all of them would cut its waits short.
        var http = new HttpClient(decoding, disposeHandler: primary is null) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("EntraAws", typeof(GraphPipeline).Assembly.GetName().Version?.ToString(3)));
        return http;
    }

    private static SocketsHttpHandler Network() => new()
    {
        // A redirected request would carry the token to another host.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
        DefaultProxyCredentials = CredentialCache.DefaultCredentials,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
