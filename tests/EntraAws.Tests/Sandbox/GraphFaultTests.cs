using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

public sealed class GraphFaultTests
{
    private const string NewGroup = """{"displayName":"F","mailEnabled":false,"mailNickname":"F","securityEnabled":true}""";

    [Fact]
    public async Task A_throttled_request_is_not_carried_out_and_says_for_how_long()
    {
        using var graph = new GraphSandbox();
        var faults = new GraphFaults(Fault.Throttle);
        graph.Cloud.Faults = faults;
        var answer = await graph.Post("groups", NewGroup);
        answer.Is(429, "TooManyRequests");
        Assert.True(answer.RetryAfter > TimeSpan.Zero);
        Assert.Equal(6, graph.Tenant.Groups.Count);
        Assert.Equal(["graph POST /groups"], faults.Asked);
        (await graph.Post("groups", NewGroup)).Is(201);
    }

    [Fact]
    public async Task A_failing_server_carries_nothing_out()
    {
        using var graph = new GraphSandbox();
        graph.Cloud.Faults = new GraphFaults(Fault.ServerError);
        Assert.InRange((await graph.Post("groups", NewGroup)).Status, 503, 504);
        Assert.Equal(6, graph.Tenant.Groups.Count);
    }

    [Theory]
    [InlineData(Fault.Reset, 6)]
    [InlineData(Fault.LostAnswer, 7)]
    public async Task A_broken_connection_is_an_exception(Fault fault, int groups)
    {
        using var graph = new GraphSandbox();
        graph.Cloud.Faults = new GraphFaults(fault);
        await Assert.ThrowsAsync<HttpRequestException>(() => graph.Post("groups", NewGroup));
        Assert.Equal(groups, graph.Tenant.Groups.Count);
    }

    [Fact]
    public async Task A_delay_moves_the_clock()
    {
        using var graph = new GraphSandbox();
        graph.Cloud.Faults = new GraphFaults(Fault.Delay);
        (await graph.Post("groups", NewGroup)).Is(201);
        Assert.True(graph.Clock.GetUtcNow() > GraphSandbox.Start);
    }

    [Fact]
    public async Task Metadata_suffers_too()
    {
        using var graph = new GraphSandbox();
        graph.Cloud.Faults = new GraphFaults(Fault.ServerError);
        var address = $"https://login.microsoftonline.com/{graph.Tenant.TenantId}/federationmetadata/2007-06/federationmetadata.xml";
        using var first = await graph.Http.GetAsync(address);
        Assert.Equal(503, (int)first.StatusCode);
        using var second = await graph.Http.GetAsync(address);
        Assert.Equal(200, (int)second.StatusCode);
    }
}
