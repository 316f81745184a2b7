using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;

namespace EntraAws.Tests.Provisioning;

/// <summary>A session over a sandbox whose answers of Graph a test may replace.</summary>
internal static class TappedGraph
{
    /// <param name="answer">Given the request, its body, and what the sandbox does with it; null leaves the sandbox's answer.</param>
    public static async Task<ISession> OpenAsync(ProvisionedRun run, IOperationHost host, Func<HttpRequestMessage, string, Func<Task>, Task<HttpResponseMessage?>> answer, Journal? journal = null)
    {
        var (request, counter) = (new ConnectRequest(), new RequestCounter());
        var aws = await AwsCloud.ConnectAsync(ConnectionOptions.Aws(request, run.Run.Cloud, counter, run.Run.Clock), host, default);
        var options = ConnectionOptions.Entra(request, run.Run.Cloud, counter, run.Run.Clock);
        var entra = await EntraDirectory.ConnectAsync(options with { Handler = new Tap(options.Handler!, answer) }, host, default);
        return new Session(aws, entra, journal ?? Journal.InMemory(_ => { }), counter, run.Run.Clock, null);
    }

    public static bool IsSecrets(HttpRequestMessage request, HttpMethod method) =>
        request.Method == method && request.RequestUri!.AbsolutePath.EndsWith("/synchronization/secrets", StringComparison.Ordinal);

    public static HttpResponseMessage Refusal(int status, string code, string message) => Json((HttpStatusCode)status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    public static HttpResponseMessage Json(HttpStatusCode status, JsonObject body) => new(status) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };

    private sealed class Tap(HttpMessageHandler inner, Func<HttpRequestMessage, string, Func<Task>, Task<HttpResponseMessage?>> answer) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            HttpResponseMessage? sent = null;
            var own = await answer(request, body, async () => sent = await base.SendAsync(request, cancellationToken));
            if (own is null) return sent ?? await base.SendAsync(request, cancellationToken);
            own.RequestMessage = request;
            return own;
        }
    }
}
