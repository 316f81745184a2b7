using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

public sealed class GraphBatchTests
{
    private static string Batch(params string[] parts) => $$"""{"requests":[{{string.Join(',', parts)}}]}""";

    private static string Part(object id, string url, string method = "GET", string more = "") =>
        $$"""{"id":"{{id}}","method":"{{method}}","url":"{{url}}"{{more}}}""";

    private static Dictionary<string, int> Statuses(GraphAnswer answer) =>
        answer.Body!["responses"]!.AsArray().ToDictionary(r => (string)r!["id"]!, r => (int)r!["status"]!);

    [Fact]
    public async Task Parts_are_answered_each_for_itself_and_out_of_order()
    {
        using var graph = new GraphSandbox();
        var parts = Enumerable.Range(1, 20).Select(i => Part(i, i == 7 ? "/groups/" + Guid.NewGuid() : "/users?$top=1")).ToArray();
        var answer = await graph.Post("$batch", Batch(parts));
        answer.Is(200);
        var statuses = Statuses(answer);
        Assert.Equal(404, statuses["7"]);
        Assert.Equal(19, statuses.Values.Count(s => s == 200));
        var order = answer.Body!["responses"]!.AsArray().Select(r => (string)r!["id"]!).ToList();
        Assert.NotEqual(Enumerable.Range(1, 20).Select(i => i.ToString()), order);
        var again = (await graph.Post("$batch", Batch(parts))).Body!["responses"]!.AsArray().Select(r => (string)r!["id"]!);
        Assert.Equal(order, again);
    }

    [Fact]
    public async Task Malformed_batches_are_refused_whole()
    {
        using var graph = new GraphSandbox();
        (await graph.Post("$batch", Batch([.. Enumerable.Range(1, 21).Select(i => Part(i, "/users"))]))).Is(400, "BadRequest", "20");
        (await graph.Post("$batch", Batch(Part(1, "/users"), Part(1, "/groups")))).Is(400, "BadRequest", "unique");
        (await graph.Post("$batch", Batch(Part(1, "/users", "POST", """,  "body":{}""")))).Is(400, "BadRequest", "Content-Type");
        (await graph.Post("$batch", Batch(Part(1, "/users", more: """,  "dependsOn":["2"]"""), Part(2, "/users")))).Is(400, "BadRequest");
        (await graph.Post("$batch", Batch(Part(1, "/$batch", "POST")))).Is(400, "BadRequest");
        (await graph.Post("$batch", "{}")).Is(400);
    }

    [Fact]
    public async Task Writes_are_carried_out_and_failed_dependencies_are_not()
    {
        using var graph = new GraphSandbox();
        const string Json = ""","headers":{"Content-Type":"application/json"},"body":""";
        const string Good = Json + """{"displayName":"B","mailEnabled":false,"mailNickname":"B","securityEnabled":true}""";
        const string Bad = Json + "{}";
        var answer = await graph.Post("$batch", Batch(
            Part("a", "/groups", "POST", Good),
            Part("b", "/groups", "POST", Bad),
            Part("c", "/groups", "POST", Good + ""","dependsOn":["b"]"""),
            Part("d", "/groups", "POST", Good + ""","dependsOn":["a"]""")));
        var statuses = Statuses(answer);
        Assert.Equal((201, 400, 424, 201), (statuses["a"], statuses["b"], statuses["c"], statuses["d"]));
        Assert.Equal(8, graph.Tenant.Groups.Count);
    }

    [Fact]
    public async Task One_part_is_throttled_and_says_for_how_long()
    {
        using var graph = new GraphSandbox();
        var faults = new GraphFaults(Fault.None, Fault.Throttle, Fault.ServerError);
        graph.Cloud.Faults = faults;
        var answer = await graph.Post("$batch", Batch(Part(1, "/users"), Part(2, "/groups"), Part(3, "/groups/" + graph.Group("Finance"))));
        answer.Is(200);
        Assert.Equal(["graph GET /users", "graph GET /groups", "graph GET /groups/{id}"], faults.Asked);
        var statuses = Statuses(answer);
        Assert.Equal((200, 429), (statuses["1"], statuses["2"]));
        Assert.InRange(statuses["3"], 503, 504);
        var throttled = answer.Body!["responses"]!.AsArray().Single(r => (string?)r!["id"] == "2")!;
        Assert.True(int.Parse((string)throttled["headers"]!["Retry-After"]!) > 0);
        Assert.Equal("TooManyRequests", (string?)throttled["body"]!["error"]!["code"]);
    }

    [Theory]
    [InlineData(Fault.Reset, 6)]
    [InlineData(Fault.LostAnswer, 7)]
    public async Task A_broken_connection_breaks_the_whole(Fault fault, int groups)
    {
        using var graph = new GraphSandbox();
        graph.Cloud.Faults = new GraphFaults(Fault.None, fault);
        const string Good = ""","headers":{"Content-Type":"application/json"},"body":{"displayName":"B","mailEnabled":false,"mailNickname":"B","securityEnabled":true}""";
        await Assert.ThrowsAsync<HttpRequestException>(() => graph.Post("$batch", Batch(Part(1, "/groups", "POST", Good), Part(2, "/users"))));
        Assert.Equal(groups, graph.Tenant.Groups.Count);
    }
}
