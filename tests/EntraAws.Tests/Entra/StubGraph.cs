using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace EntraAws.Tests.Entra;

/// <summary>Answers by a function of the request, and remembers what was asked.</summary>
internal sealed class StubGraph : HttpMessageHandler
{
    public static readonly Guid TenantId = new("11111111-2222-3333-4444-555555555555");

    private readonly List<(Func<StubRequest, bool> Matches, Func<StubRequest, HttpResponseMessage> Answer)> _routes = [];

    public List<StubRequest> Requests { get; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public IEnumerable<StubRequest> Writes => Requests.Where(r => r.Method != "GET");

    /// <summary>The route added last is asked first.</summary>
    public StubGraph On(string method, string path, Func<StubRequest, HttpResponseMessage> answer)
    {
        lock (_routes)
            _routes.Insert(0, (r => r.Method == method && r.Path.EndsWith(path, StringComparison.OrdinalIgnoreCase), answer));
        return this;
    }

    public StubGraph On(string method, string path, params Func<StubRequest, HttpResponseMessage>[] inTurn)
    {
        var turn = 0;
        return On(method, path, r => inTurn[Math.Min(turn++, inTurn.Length - 1)](r));
    }

    /// <summary>What a connection reads first.</summary>
    public StubGraph WithTenant() =>
        On("GET", "/organization", _ => Json($$"""
            {"value":[{"id":"{{TenantId}}","displayName":"Contoso","verifiedDomains":[{"name":"contoso.onmicrosoft.com","isInitial":true,"isDefault":false},{"name":"contoso.com","isDefault":true}]}]}
            """)).On("GET", "/subscribedSkus", _ => Json("""{"value":[]}"""));

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Done() => new(HttpStatusCode.NoContent);

    public static HttpResponseMessage Error(int status, string code, string message, string? inner = null, int? retryAfter = null)
    {
        var innerError = new JsonObject { ["request-id"] = "req-1" };
        if (inner is not null) innerError["message"] = inner;
        var response = Json(new JsonObject
        {
            ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["innerError"] = innerError },
        }.ToJsonString(), (HttpStatusCode)status);
        if (retryAfter is { } seconds) response.Headers.Add("Retry-After", seconds.ToString());
        return response;
    }

    public static HttpResponseMessage Missing() => Error(404, "Request_ResourceNotFound", "Resource does not exist.");

    /// <summary>Carried out or not: the answer does not come.</summary>
    public static HttpResponseMessage Lost() => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(CancellationToken.None);
        var seen = new StubRequest(request.Method.Method, request.RequestUri!, body, Time.GetUtcNow(), request.Headers.Authorization?.ToString());
        Func<StubRequest, HttpResponseMessage> answer;
        lock (_routes)
        {
            Requests.Add(seen);
            answer = _routes.FirstOrDefault(r => r.Matches(seen)).Answer ?? (_ => Error(501, "NotStubbed", $"{seen.Method} {seen.Path}"));
        }

        var response = answer(seen);
        response.RequestMessage = request;
        return response;
    }
}
