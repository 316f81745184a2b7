using System.Net;
using System.Net.Http.Headers;
using EntraAws.Sandbox.Entra;

namespace EntraAws.Sandbox;

/// <summary>
/// Microsoft Graph v1.0 and the login host's federation metadata, in this process. Nothing leaves it: another host
/// is an unknown one.
/// </summary>
public sealed class SandboxGraphHandler(SandboxCloud cloud) : HttpMessageHandler
{
    private static readonly string[] GraphHosts =
        ["graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn"];

    private static readonly string[] LoginHosts =
        ["login.microsoftonline.com", "login.microsoftonline.us", "login.chinacloudapi.cn", "login.partner.microsoftonline.cn"];

    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(20);

    private readonly GraphService _service = new(cloud);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var uri = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        if (LoginHosts.Contains(uri.Host, StringComparer.OrdinalIgnoreCase)) return Metadata(request, uri);
        if (!GraphHosts.Contains(uri.Host, StringComparer.OrdinalIgnoreCase))
            throw new HttpRequestException($"No such host is known in the sandbox: {uri.Host}.");

        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var clientRequestId = Header(request, "client-request-id");
        var answer = Answer(request, uri, body, clientRequestId);
        return Message(request, answer, clientRequestId);
    }

    private GraphResponse Answer(HttpRequestMessage request, Uri uri, byte[]? body, string? clientRequestId)
    {
        try
        {
            CheckToken(request.Headers.Authorization);
            var parsed = GraphRequest.Parse(request.Method.Method, uri, body, Header(request, "ConsistencyLevel"));
            if (parsed is { Method: "POST", Segments: ["$batch"] })
            {
                var batch = GraphBatch.Parse(parsed);
                return Disturbed(batch.Faults(_service), () => batch.Run(_service, clientRequestId, cloud.Clock.GetUtcNow()));
            }

            var fault = _service.FaultOf(parsed, out var operation);
            return Disturbed(fault, () => _service.Carry(parsed, clientRequestId, fault, operation));
        }
        catch (GraphException refusal)
        {
            return GraphResponse.Of(refusal, cloud.Clock.GetUtcNow(), clientRequestId);
        }
    }

    private HttpResponseMessage Metadata(HttpRequestMessage request, Uri uri)
    {
        var fault = _service.FaultOf(FederationMetadata.Operation);
        if (fault is Fault.Throttle or Fault.ServerError)
            return new HttpResponseMessage(fault == Fault.Throttle ? HttpStatusCode.TooManyRequests : HttpStatusCode.ServiceUnavailable) { RequestMessage = request };
        var document = Disturbed(fault, () => FederationMetadata.Get(cloud, uri));
        var answer = new HttpResponseMessage(document is null ? HttpStatusCode.BadRequest : HttpStatusCode.OK) { RequestMessage = request };
        answer.Content = document is null
            ? new StringContent("AADSTS700016: The application or the tenant was not found.")
            : new ByteArrayContent(document) { Headers = { ContentType = new MediaTypeHeaderValue("application/samlmetadata+xml") { CharSet = "utf-8" } } };
        return answer;
    }

    /// <summary>What the connection suffers, around the work.</summary>
    private T Disturbed<T>(Fault fault, Func<T> work)
    {
        if (fault == Fault.Reset) throw new HttpRequestException("The connection was reset before the request was sent.");
        if (fault == Fault.Delay) cloud.Clock.CatchUp(cloud.Clock.GetUtcNow() + Delay);
        var result = work();
        return fault == Fault.LostAnswer ? throw new HttpRequestException("The connection was closed before the answer arrived.") : result;
    }

    private static void CheckToken(AuthenticationHeaderValue? authorization)
    {
        if (!string.Equals(authorization?.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase) || string.IsNullOrEmpty(authorization!.Parameter))
            throw new GraphException(401, "InvalidAuthenticationToken", "Access token is empty.");
        if (authorization.Parameter == "expired")
            throw new GraphException(401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired.");
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private HttpResponseMessage Message(HttpRequestMessage request, GraphResponse answer, string? clientRequestId)
    {
        var message = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request };
        message.Headers.Add("request-id", answer.RequestId);
        message.Headers.Add("client-request-id", clientRequestId ?? answer.RequestId);
        message.Headers.Date = cloud.Clock.GetUtcNow();
        if (answer.Status == 401) message.Headers.WwwAuthenticate.Add(new AuthenticationHeaderValue("Bearer", "realm=\"\""));
        if (answer.RetryAfterSeconds is { } seconds) message.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
        if (answer.Body is null) return message;
        message.Content = new StringContent(answer.Body.ToJsonString());
        message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8");
        return message;
    }
}
