namespace EntraAws.Tests.Sandbox;

public sealed class GraphAppRoleTests
{
    private const string Value = "arn:aws:iam::111122223333:role/Admin,arn:aws:iam::111122223333:saml-provider/Entra";
    private static readonly Guid RoleId = new("0b7e5f3a-2222-4444-8888-000000000001");

    [Fact]
    public async Task The_collection_is_replaced_and_shows_after_a_while()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        var before = await graph.Roles(app);
        (await graph.PatchRoles(app, before.Append(GraphSandbox.Role(RoleId, Value)))).Is(204);
        Assert.Equal(before, await graph.Roles(app));
        graph.Wait(6);
        var after = (await graph.Get($"servicePrincipals/{app.PrincipalId}")).Body!["appRoles"]!.AsArray();
        Assert.Equal(["Application", "ServicePrincipal"], after.Select(r => (string?)r!["origin"]));
        Assert.Equal(Value, (string?)after[1]!["value"]);
        Assert.Single((await graph.Get($"applications/{app.ApplicationId}")).Body!["appRoles"]!.AsArray());
    }

    [Fact]
    public async Task The_template_role_can_be_neither_left_out_nor_edited()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        (await graph.PatchRoles(app, [GraphSandbox.Role(RoleId, Value)])).Is(400, "CannotDeleteOrUpdateEnabledEntitlement", "unless disabled first");
        var edited = (await graph.Roles(app))[0].Replace("\"isEnabled\":true", "\"isEnabled\":false", StringComparison.Ordinal);
        (await graph.PatchRoles(app, [edited])).Is(400, "CannotDeleteOrUpdateEnabledEntitlement");
    }

    [Fact]
    public async Task An_enabled_role_is_disabled_in_a_call_of_its_own_before_it_goes()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        var shipped = await graph.Roles(app);
        await graph.PatchRoles(app, shipped.Append(GraphSandbox.Role(RoleId, Value)));
        graph.Settle();
        (await graph.PatchRoles(app, shipped)).Is(400, "CannotDeleteOrUpdateEnabledEntitlement");
        (await graph.PatchRoles(app, shipped.Append(GraphSandbox.Role(RoleId, Value, name: "Other")))).Is(400, "CannotDeleteOrUpdateEnabledEntitlement");
        (await graph.PatchRoles(app, shipped.Append(GraphSandbox.Role(RoleId, Value, enabled: false, name: "Other")))).Is(400, "CannotDeleteOrUpdateEnabledEntitlement");
        (await graph.PatchRoles(app, shipped.Append(GraphSandbox.Role(RoleId, Value, enabled: false)))).Is(204);
        // Not yet disabled everywhere.
        (await graph.PatchRoles(app, shipped)).Is(400, "CannotDeleteOrUpdateEnabledEntitlement");
        graph.Wait(6);
        (await graph.PatchRoles(app, shipped)).Is(204);
        graph.Wait(6);
        Assert.Equal(shipped, await graph.Roles(app));
    }

    [Theory]
    [InlineData("has space")]
    [InlineData(".dot")]
    [InlineData("")]
    [InlineData("ümlaut")]
    public async Task A_bad_value_is_refused(string value)
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        (await graph.PatchRoles(app, (await graph.Roles(app)).Append(GraphSandbox.Role(RoleId, value)))).Is(400, "Request_BadRequest", "appRoles.value");
    }

    [Theory]
    [InlineData(249, 204)]
    [InlineData(250, 400)]
    public async Task A_value_has_at_most_249_characters(int length, int status)
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        (await graph.PatchRoles(app, (await graph.Roles(app)).Append(GraphSandbox.Role(RoleId, new string('v', length))))).Is(status);
    }

    [Fact]
    public async Task Ids_and_values_are_unique()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        var shipped = await graph.Roles(app);
        (await graph.PatchRoles(app, [.. shipped, GraphSandbox.Role(RoleId, "a"), GraphSandbox.Role(RoleId, "b")])).Is(400, null, "id of an app role must be unique");
        (await graph.PatchRoles(app, [.. shipped, GraphSandbox.Role(RoleId, "a"), GraphSandbox.Role(Guid.NewGuid(), "a")])).Is(400, null, "value of an app role must be unique");
        (await graph.PatchRoles(app, [.. shipped, GraphSandbox.Role(RoleId, "a"), GraphSandbox.Role(Guid.NewGuid(), "b")])).Is(204);
    }

    [Theory]
    [InlineData(1199, 204)]
    [InlineData(1200, 403)]
    public async Task There_are_at_most_1200(int added, int status)
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        var roles = Enumerable.Range(0, added).Select(i => GraphSandbox.Role(Guid.NewGuid(), $"role-{i}"));
        var answer = await graph.PatchRoles(app, (await graph.Roles(app)).Concat(roles));
        answer.Is(status, status == 403 ? "Directory_ResourceSizeExceeded" : null);
    }

    [Fact]
    public async Task Removing_a_role_leaves_its_assignments_behind()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        var shipped = await graph.Roles(app);
        await graph.PatchRoles(app, shipped.Append(GraphSandbox.Role(RoleId, Value)));
        graph.Settle();
        (await graph.Post($"servicePrincipals/{app.PrincipalId}/appRoleAssignedTo",
            $$"""{"principalId":"{{graph.User("ada.lane")}}","resourceId":"{{app.PrincipalId}}","appRoleId":"{{RoleId}}"}""")).Is(201);
        await graph.PatchRoles(app, shipped.Append(GraphSandbox.Role(RoleId, Value, enabled: false)));
        graph.Settle();
        (await graph.PatchRoles(app, shipped)).Is(204);
        graph.Settle();
        var left = Assert.Single((await graph.Get($"servicePrincipals/{app.PrincipalId}/appRoleAssignedTo")).Value)!;
        Assert.Equal(RoleId.ToString(), (string?)left["appRoleId"]);
    }
}
