using EntraAws.Engine;
using EntraAws.Engine.Entra.Transport;
using EntraAws.Sandbox;
using static EntraAws.Tests.Entra.StubGraph;

namespace EntraAws.Tests.Entra;

public sealed class RetryTests
{
    private const string Url = "https://graph.microsoft.com/v1.0/things";

    private readonly SandboxClock _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly RequestCounter _counter = new();
    private readonly StubGraph _graph;

    public RetryTests() => _graph = new StubGraph { Time = _clock };

    [Theory]
    [InlineData("GET", 429, null, 2)]
    [InlineData("GET", 500, null, 2)]
    [InlineData("GET", 502, null, 2)]
    [InlineData("GET", 503, null, 2)]
    [InlineData("GET", 504, null, 2)]
    [InlineData("GET", 0, null, 2)]
    [InlineData("PATCH", 429, null, 2)]
    [InlineData("PATCH", 502, null, 2)]
    [InlineData("PATCH", 503, null, 2)]
    [InlineData("PATCH", 504, null, 2)]
    [InlineData("PATCH", 0, null, 2)]
    [InlineData("PUT", 503, null, 2)]
    [InlineData("DELETE", 0, null, 2)]
    [InlineData("POST", 429, null, 2)]
    [InlineData("POST", 429, 7, 2)]
    [InlineData("POST", 503, 7, 2)]
    [InlineData("POST", 503, null, -1)]
    [InlineData("POST", 500, null, -1)]
    [InlineData("POST", 502, null, -1)]
    [InlineData("POST", 504, null, -1)]
    [InlineData("POST", 0, null, -1)]
    [InlineData("GET", 400, null, 1)]
    [InlineData("GET", 403, null, 1)]
    [InlineData("GET", 404, null, 1)]
    [InlineData("POST", 400, null, 1)]
    [InlineData("POST", 409, null, 1)]
    public async Task What_is_sent_again(string method, int status, int? retryAfter, int attempts)
    {
        _graph.On(method, "/things", _ => status == 0 ? Lost() : Error(status, "x", "y", retryAfter: retryAfter), _ => Json("{}"));

        if (attempts < 0)
        {
            await Assert.ThrowsAsync<UnknownOutcomeException>(() => SendAsync(method));
            Assert.Single(_graph.Requests);
        }
        else
        {
            var answer = await SendAsync(method);
            Assert.Equal(attempts == 2 ? 200 : status, (int)answer.StatusCode);
            Assert.Equal(attempts, _graph.Requests.Count);
        }

        Assert.Equal(_graph.Requests.Count, method == "GET" ? _counter.Reads : _counter.Writes);
    }

    [Fact]
    public async Task A_create_that_never_left_is_sent_again()
    {
        _graph.On("POST", "/things", _ => throw new HttpRequestException(HttpRequestError.NameResolutionError, "No such host."), _ => Json("{}"));
        Assert.Equal(200, (int)(await SendAsync("POST")).StatusCode);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_a_lost_answer()
    {
        _graph.On("POST", "/things", _ => new HttpResponseMessage(System.Net.HttpStatusCode.Created) { Content = new StreamContent(new BrokenStream()) });
        await Assert.ThrowsAsync<UnknownOutcomeException>(() => SendAsync("POST"));
    }

    [Fact]
    public async Task The_service_says_how_long_to_wait()
    {
        _graph.On("GET", "/things", _ => Error(429, "x", "y", retryAfter: 17), _ => Json("{}"));
        await SendAsync("GET");
        Assert.Equal(TimeSpan.FromSeconds(17), _clock.Waited);
    }

    [Fact]
    public async Task Without_a_word_the_waits_double_and_it_gives_up()
    {
        _graph.On("GET", "/things", _ => Error(429, "x", "y"));
        var answer = await SendAsync("GET");
        Assert.Equal(429, (int)answer.StatusCode);
        Assert.Equal(RetryDelays.Attempts, _graph.Requests.Count);
        Assert.Equal(TimeSpan.FromSeconds(1 + 2 + 4 + 8 + 16 + 32 + 60), _clock.Waited);
    }

    [Fact]
    public async Task A_wait_of_an_hour_is_not_waited_for()
    {
        _graph.On("GET", "/things", _ => Error(429, "x", "y", retryAfter: 3600));
        Assert.Equal(429, (int)(await SendAsync("GET")).StatusCode);
        Assert.Single(_graph.Requests);
    }

    [Fact]
    public async Task Conditional_Access_gets_one_request_a_second()
    {
        _graph.On("GET", "/policies", _ => Json("{}"));
        using var http = Client();
        for (var i = 0; i < 4; i++) await http.GetAsync("https://graph.microsoft.com/v1.0/identity/conditionalAccess/policies");
        await http.GetAsync("https://graph.microsoft.com/v1.0/other/policies");

        var times = _graph.Requests.Select(r => (r.At - _graph.Requests[0].At).TotalSeconds);
        Assert.Equal([0, 1, 2, 3, 3], times);
    }

    [Fact]
    public async Task The_parts_of_a_batch_are_counted_by_their_methods()
    {
        _graph.On("POST", "/$batch", _ => Json("{}"));
        using var http = Client();
        await http.PostAsync("https://graph.microsoft.com/v1.0/$batch",
            new StringContent("""{"requests":[{"id":"1","method":"GET","url":"/a"},{"id":"2","method":"GET","url":"/b"},{"id":"3","method":"PATCH","url":"/c"}]}"""));
        await http.PostAsync("https://graph.microsoft.com/v1.0/directoryObjects/getByIds", new StringContent("{}"));
        Assert.Equal((3, 1), (_counter.Reads, _counter.Writes));
    }

    private HttpClient Client() => GraphPipeline.Create(_clock, _counter, _graph, new RetryDelays(() => 0.5));

    private async Task<HttpResponseMessage> SendAsync(string method)
    {
        using var http = Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), Url);
        if (method is not "GET" and not "DELETE") request.Content = new StringContent("{}");
        return await http.SendAsync(request);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("Connection reset by peer.");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("Connection reset by peer.");
    }
}
