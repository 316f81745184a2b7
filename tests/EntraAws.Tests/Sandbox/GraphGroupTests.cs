namespace EntraAws.Tests.Sandbox;

public sealed class GraphGroupTests
{
    private const string NewGroup = """{"displayName":"AWS-Admins","mailEnabled":false,"mailNickname":"AWS-Admins","securityEnabled":true,"description":"d","isAssignableToRole":false}""";

    private static string Link(object id) => $"https://graph.microsoft.com/v1.0/directoryObjects/{id}";

    private static string Reference(object id) => $$"""{"@odata.id":"{{Link(id)}}"}""";

    private static string Bind(IEnumerable<Guid> ids) => $$"""{"members@odata.bind":[{{string.Join(',', ids.Select(id => $"\"{Link(id)}\""))}}]}""";

    private static async Task<string> Made(GraphSandbox graph)
    {
        var made = await graph.Post("groups", NewGroup);
        made.Is(201);
        graph.Settle();
        return made.Id;
    }

    [Fact]
    public async Task A_group_appears_by_id_first_and_in_lists_later()
    {
        using var graph = new GraphSandbox();
        var made = await graph.Post("groups", NewGroup);
        (await graph.Get($"groups/{made.Id}")).Is(404);
        Assert.Empty((await graph.Get("groups?$filter=displayName eq 'AWS-Admins'")).Value);
        graph.Wait(10);
        var read = await graph.Get($"groups/{made.Id}");
        Assert.True((bool)read.Body!["securityEnabled"]!);
        Assert.Empty(read.Body["groupTypes"]!.AsArray());
        graph.Wait(20);
        Assert.Single((await graph.Get("groups?$filter=displayName eq 'AWS-Admins'")).Value);
    }

    [Theory]
    [InlineData(15, 200)]
    [InlineData(16, 400)]
    public async Task A_filter_takes_fifteen_values(int count, int status)
    {
        using var graph = new GraphSandbox();
        (await graph.Get($"groups?$filter=displayName in ({string.Join(", ", Enumerable.Range(0, count).Select(i => $"'g{i}'"))})")).Is(status);
    }

    [Theory]
    [InlineData("\"mailNickname\":\"AWS-Admins\"", "\"mailNickname\":\"AWS Admins\"")]
    [InlineData("\"mailNickname\":\"AWS-Admins\"", "\"mailNickname\":\"aws.admins\"")]
    [InlineData("\"displayName\":\"AWS-Admins\",", "")]
    [InlineData("\"securityEnabled\":true", "\"securityEnabled\":false")]
    [InlineData("\"mailEnabled\":false", "\"mailEnabled\":true")]
    [InlineData("\"description\":\"d\"", "\"colour\":\"blue\"")]
    [InlineData("\"description\":\"d\"", "\"groupTypes\":[\"DynamicMembership\"]")]
    public async Task A_bad_group_is_refused(string part, string instead)
    {
        using var graph = new GraphSandbox();
        (await graph.Post("groups", NewGroup.Replace(part, instead, StringComparison.Ordinal))).Is(400, "Request_BadRequest");
        Assert.Equal(6, graph.Tenant.Groups.Count);
    }

    [Fact]
    public async Task A_member_is_added_once_and_removed_once()
    {
        using var graph = new GraphSandbox();
        var (group, user) = (await Made(graph), graph.User("ada.lane"));
        (await graph.Post($"groups/{group}/members/$ref", Reference(user))).Is(204);
        (await graph.Post($"groups/{group}/members/$ref", Reference(user))).Is(400, "Request_BadRequest", "One or more added object references already exist");
        Assert.Empty((await graph.Get($"groups/{group}/members")).Value);
        graph.Wait(5);
        var member = Assert.Single((await graph.Get($"groups/{group}/members")).Value)!;
        Assert.Equal("#microsoft.graph.user", (string?)member["@odata.type"]);
        (await graph.Delete($"groups/{group}/members/{user}/$ref")).Is(204);
        (await graph.Delete($"groups/{group}/members/{user}/$ref")).Is(404);
        graph.Wait(5);
        Assert.Empty((await graph.Get($"groups/{group}/members")).Value);
        (await graph.Post($"groups/{group}/members/$ref", Reference(Guid.NewGuid()))).Is(404);
        (await graph.Post($"groups/{group}/members/$ref", Reference(group))).Is(400);
    }

    [Fact]
    public async Task At_most_20_are_bound_at_once_and_all_or_none()
    {
        using var graph = new GraphSandbox();
        var group = await Made(graph);
        var users = graph.Tenant.Users.Select(u => u.Id).ToList();
        (await graph.Patch($"groups/{group}", Bind(users.Take(21)))).Is(400);
        (await graph.Patch($"groups/{group}", Bind(users.Take(20)))).Is(204);
        (await graph.Patch($"groups/{group}", Bind(users.Skip(19).Take(2)))).Is(400, null, "already exist");
        (await graph.Patch($"groups/{group}", Bind([users[30], Guid.NewGuid()]))).Is(404);
        graph.Wait(5);
        Assert.Equal(20, (await graph.Get($"groups/{group}/members")).Value.Count);
    }

    [Theory]
    [InlineData("Domain Developers", "on-premises mastered")]
    [InlineData("All employees", "dynamic membership")]
    public async Task Synchronized_and_dynamic_groups_take_no_members(string name, string message)
    {
        using var graph = new GraphSandbox();
        var group = graph.Group(name);
        (await graph.Post($"groups/{group}/members/$ref", Reference(graph.User("svc-backup")))).Is(400, null, message);
        (await graph.Patch($"groups/{group}", Bind([graph.User("svc-backup")]))).Is(400, null, message);
        (await graph.Delete($"groups/{group}/members/{graph.User("sven.holm")}/$ref")).Is(400, null, message);
    }

    [Theory]
    [InlineData("microsoft.graph.group")]
    [InlineData("graph.group")]
    public async Task Members_are_cast_and_followed(string cast)
    {
        using var graph = new GraphSandbox();
        var group = graph.Group("Operations");
        Assert.Equal("Engineering", (string?)Assert.Single((await graph.Get($"groups/{group}/members/{cast}?$select=id,displayName")).Value)!["displayName"]);
        Assert.Equal(2, (await graph.Get($"groups/{group}/members/microsoft.graph.user")).Value.Count);
        Assert.Equal(3, (await graph.Get($"groups/{group}/members")).Value.Count);
        Assert.Equal(7, (await graph.Get($"groups/{group}/transitiveMembers")).Value.Count);
    }

    [Fact]
    public async Task Groups_in_a_circle_are_followed_once()
    {
        using var graph = new GraphSandbox();
        (await graph.Post($"groups/{graph.Group("Engineering")}/members/$ref", Reference(graph.Group("Operations")))).Is(204);
        graph.Wait(5);
        Assert.Equal(7, (await graph.Get($"groups/{graph.Group("Operations")}/transitiveMembers")).Value.Count);
    }

    [Fact]
    public async Task A_deleted_group_leaves_its_groups_and_assignments()
    {
        using var graph = new GraphSandbox();
        (await graph.Delete($"groups/{graph.Group("Finance")}")).Is(204);
        (await graph.Delete($"groups/{graph.Group("Engineering")}")).Is(204);
        graph.Settle();
        var app = graph.Tenant.ServicePrincipals[0].Id;
        Assert.Empty((await graph.Get($"servicePrincipals/{app}/appRoleAssignedTo")).Value);
        Assert.Equal(2, (await graph.Get($"groups/{graph.Group("Operations")}/members")).Value.Count);
    }
}
