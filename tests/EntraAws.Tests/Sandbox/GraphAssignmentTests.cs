using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

public sealed class GraphAssignmentTests
{
    private static readonly Guid RoleId = new("0b7e5f3a-2222-4444-8888-000000000001");

    private static string Body(object principal, GraphApp app, Guid role) =>
        $$"""{"principalId":"{{principal}}","resourceId":"{{app.PrincipalId}}","appRoleId":"{{role}}"}""";

    private static string Path(GraphApp app) => $"servicePrincipals/{app.PrincipalId}/appRoleAssignedTo";

    private static async Task<GraphApp> AppWithRole(GraphSandbox graph)
    {
        var app = await graph.NewApp();
        await graph.PatchRoles(app, (await graph.Roles(app)).Append(GraphSandbox.Role(RoleId, "a")));
        graph.Settle();
        return app;
    }

    [Fact]
    public async Task A_group_is_assigned_once()
    {
        using var graph = new GraphSandbox();
        var app = await AppWithRole(graph);
        var made = await graph.Post(Path(app), Body(graph.Group("Finance"), app, RoleId));
        made.Is(201);
        Assert.Equal("Group", (string?)made.Body!["principalType"]);
        Assert.Equal("Finance", (string?)made.Body["principalDisplayName"]);
        Assert.Equal("AWS Contoso", (string?)made.Body["resourceDisplayName"]);
        Assert.Empty((await graph.Get(Path(app))).Value);
        (await graph.Post(Path(app), Body(graph.Group("Finance"), app, RoleId))).Is(400, "Request_BadRequest", "Permission being assigned already exists on the object");
        graph.Wait(5);
        Assert.Equal(made.Id, (string?)Assert.Single((await graph.Get(Path(app))).Value)!["id"]);
    }

    [Fact]
    public async Task An_assignment_is_removed_and_made_again()
    {
        using var graph = new GraphSandbox();
        var app = await AppWithRole(graph);
        var made = await graph.Post(Path(app), Body(graph.User("ada.lane"), app, RoleId));
        (await graph.Delete($"{Path(app)}/{made.Id}")).Is(204);
        (await graph.Delete($"{Path(app)}/{made.Id}")).Is(404);
        (await graph.Post(Path(app), Body(graph.User("ada.lane"), app, RoleId))).Is(201);
        graph.Wait(5);
        Assert.Single((await graph.Get(Path(app))).Value);
    }

    [Fact]
    public async Task Unknown_ends_are_refused()
    {
        using var graph = new GraphSandbox();
        var app = await AppWithRole(graph);
        var group = graph.Group("Finance");
        (await graph.Post(Path(app), Body(Guid.NewGuid(), app, RoleId))).Is(400, "Request_BadRequest", "Not a valid reference update");
        (await graph.Post(Path(app), Body(group, app, Guid.NewGuid()))).Is(400, "Request_BadRequest", "Not a valid reference update");
        (await graph.Post(Path(app), Body(group, app with { PrincipalId = Guid.NewGuid().ToString() }, RoleId))).Is(400, null, "Not a valid reference update");
        (await graph.Post($"servicePrincipals/{Guid.NewGuid()}/appRoleAssignedTo", Body(group, app, RoleId))).Is(404);
        (await graph.Post(Path(app), "{}")).Is(400, null, "principalId");
        (await graph.Post(Path(app), Body(group, app, Guid.Empty))).Is(400);
    }

    [Fact]
    public async Task A_role_or_group_that_is_not_replicated_is_not_valid_yet()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        await graph.PatchRoles(app, (await graph.Roles(app)).Append(GraphSandbox.Role(RoleId, "a")));
        (await graph.Post(Path(app), Body(graph.Group("Finance"), app, RoleId))).Is(400, null, "Not a valid reference update");
        graph.Settle();
        var group = await graph.Post("groups", """{"displayName":"New","mailEnabled":false,"mailNickname":"New","securityEnabled":true}""");
        (await graph.Post(Path(app), Body(group.Id, app, RoleId))).Is(400, null, "Not a valid reference update");
        graph.Wait(10);
        (await graph.Post(Path(app), Body(group.Id, app, RoleId))).Is(201);
    }

    [Fact]
    public async Task A_disabled_role_is_not_given()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        await graph.PatchRoles(app, (await graph.Roles(app)).Append(GraphSandbox.Role(RoleId, "a", enabled: false)));
        graph.Settle();
        (await graph.Post(Path(app), Body(graph.User("ada.lane"), app, RoleId))).Is(400, null, "was not found on application");
    }

    [Theory]
    [InlineData(TenantLicense.Free, 400)]
    [InlineData(TenantLicense.P1, 201)]
    public async Task Groups_need_a_licence_users_do_not(TenantLicense license, int status)
    {
        using var graph = new GraphSandbox(license);
        var app = await AppWithRole(graph);
        (await graph.Post(Path(app), Body(graph.Group("Finance"), app, RoleId))).Is(status);
        (await graph.Post(Path(app), Body(graph.User("ada.lane"), app, RoleId))).Is(201);
    }

    [Fact]
    public async Task Assignments_are_paged()
    {
        using var graph = new GraphSandbox();
        var app = await AppWithRole(graph);
        foreach (var user in graph.Tenant.Users.Take(5).ToList()) (await graph.Post(Path(app), Body(user.Id, app, RoleId))).Is(201);
        graph.Wait(5);
        var seen = new List<string?>();
        for (var link = Path(app) + "?$top=2"; link is not null;)
        {
            var page = await graph.Get(link);
            Assert.True(page.Value.Count <= 2);
            seen.AddRange(page.Value.Select(a => (string?)a!["id"]));
            link = page.NextLink;
        }

        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(5, seen.Count);
    }
}
