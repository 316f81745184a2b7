using Amazon.Runtime;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>One HTTP client for all service clients of a connection.</summary>
internal sealed class SharedHttpClient : HttpClientFactory, IDisposable
{
    private readonly HttpClient _client;

    /// <param name="handler">Who answers; null is the network. It is left open.</param>
    public SharedHttpClient(HttpMessageHandler? handler)
    {
        var inner = handler ?? new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        _client = new HttpClient(new BoundedAnswers(inner, ownsInner: handler is null)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => _client.Dispose();
}
