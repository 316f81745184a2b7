using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

public sealed class GraphInstantiateTests
{
    private const string Instantiate = $"applicationTemplates/{GraphSandbox.SingleAccount}/instantiate";

    [Fact]
    public async Task The_AWS_template_is_found_by_its_name()
    {
        using var graph = new GraphSandbox();
        var found = await graph.Get("applicationTemplates?$filter=" + Uri.EscapeDataString("displayName eq 'AWS Single-Account Access'"));
        Assert.Equal(GraphSandbox.SingleAccount, (string?)Assert.Single(found.Value)!["id"]);
        (await graph.Get("applicationTemplates/" + Guid.NewGuid())).Is(404);
        Assert.Equal(3, (await graph.Get("applicationTemplates")).Value.Count);
    }

    [Fact]
    public async Task Instantiating_answers_with_both_objects_and_the_template_role()
    {
        using var graph = new GraphSandbox();
        var made = await graph.Post(Instantiate, """{"displayName":"AWS Contoso"}""");
        made.Is(201);
        var (application, principal) = (made.Body!["application"]!, made.Body["servicePrincipal"]!);
        Assert.Equal((string?)application["appId"], (string?)principal["appId"]);
        Assert.Empty(application["identifierUris"]!.AsArray());
        Assert.Equal("https://signin.aws.amazon.com/saml?metadata=aws|ISV9.1|primary|z", (string?)principal["homepage"]);
        Assert.Equal("https://signin.aws.amazon.com/saml", (string?)principal["replyUrls"]![0]);
        Assert.True((bool)principal["appRoleAssignmentRequired"]!);
        var role = Assert.Single(principal["appRoles"]!.AsArray())!;
        Assert.Equal("msiam_access", (string?)role["displayName"]);
        Assert.Equal("Application", (string?)role["origin"]);
        Assert.Null((string?)role["value"]);
    }

    [Fact]
    public async Task Instantiating_twice_makes_two_and_bad_names_are_refused()
    {
        using var graph = new GraphSandbox();
        await graph.NewApp("Same");
        await graph.NewApp("Same");
        Assert.Equal(2, (await graph.Get("servicePrincipals?$filter=displayName eq 'Same'")).Value.Count);
        (await graph.Post(Instantiate, "{}")).Is(400);
        (await graph.Post(Instantiate, $$"""{"displayName":"{{new string('x', 121)}}"}""")).Is(400);
    }

    [Fact]
    public async Task Both_objects_are_missing_at_first_then_there_and_listed_last()
    {
        using var graph = new GraphSandbox();
        var made = await graph.Post(Instantiate, """{"displayName":"AWS Contoso"}""");
        var paths = new[] { $"applications/{made.Body!["application"]!["id"]}", $"servicePrincipals/{made.Body["servicePrincipal"]!["id"]}" };
        var lists = new[] { "applications?$filter=displayName eq 'AWS Contoso'", "servicePrincipals?$filter=displayName eq 'AWS Contoso'" };
        foreach (var path in paths) (await graph.Get(path)).Is(404, "Request_ResourceNotFound");
        foreach (var path in paths) (await graph.Patch(path, """{"notes":"x"}""")).Is(404);
        graph.Wait(4.9);
        foreach (var path in paths) (await graph.Get(path)).Is(404);
        foreach (var list in lists) Assert.Empty((await graph.Get(list)).Value);
        graph.Wait(40);
        foreach (var path in paths) (await graph.Get(path)).Is(200);
        foreach (var list in lists) Assert.Single((await graph.Get(list)).Value);
    }

    [Fact]
    public async Task Some_new_objects_disappear_once_more()
    {
        using var graph = new GraphSandbox();
        var flapped = 0;
        for (var i = 0; i < 8; i++)
        {
            var made = await graph.Post(Instantiate, $$"""{"displayName":"AWS {{i}}"}""");
            var statuses = new List<int>();
            for (var second = 0; second < 45; second++)
            {
                statuses.Add((await graph.Get($"servicePrincipals/{made.Body!["servicePrincipal"]!["id"]}")).Status);
                graph.Wait(1);
            }

            Assert.Equal(404, statuses[0]);
            Assert.Equal(200, statuses[^1]);
            var again = statuses.SkipWhile(s => s == 404).SkipWhile(s => s == 200).ToList();
            if (again.Count > 0) flapped++;
        }

        Assert.InRange(flapped, 1, 7);
    }

    [Fact]
    public async Task The_same_history_gives_the_same_ids_and_delays()
    {
        using var one = new GraphSandbox();
        using var two = new GraphSandbox();
        Assert.Equal(await one.NewApp(), await two.NewApp());
        Assert.Equal(one.Tenant.ServicePrincipals[^1].VisibleAt, two.Tenant.ServicePrincipals[^1].VisibleAt);
    }

    [Fact]
    public async Task Applications_and_service_principals_are_found_by_their_other_keys()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        foreach (var filter in new[] { $"appId eq '{app.AppId}'", $"applicationTemplateId eq '{GraphSandbox.SingleAccount}'", "displayName eq 'aws contoso'" })
        {
            Assert.Equal(app.ApplicationId, (string?)Assert.Single((await graph.Get("applications?$filter=" + filter)).Value)!["id"]);
            Assert.Equal(app.PrincipalId, (string?)Assert.Single((await graph.Get("servicePrincipals?$filter=" + filter)).Value)!["id"]);
        }

        Assert.Equal(app.PrincipalId, (await graph.Get($"servicePrincipals(appId='{app.AppId}')")).Id);
        Assert.Equal(app.ApplicationId, (await graph.Get($"applications(appId='{app.AppId}')")).Id);
        (await graph.Get($"servicePrincipals(appId='{Guid.NewGuid()}')")).Is(404);
        var byUri = await graph.Get("applications?$filter=" + Uri.EscapeDataString("identifierUris/any(x:x eq 'https://timesheets.contoso.com')"));
        Assert.Equal("Contoso Timesheets", (string?)Assert.Single(byUri.Value)!["displayName"]);
    }

    [Fact]
    public async Task Deleting_an_application_takes_its_principal_along_after_a_while()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        (await graph.Delete($"applications/{app.ApplicationId}")).Is(204);
        (await graph.Get($"applications/{app.ApplicationId}")).Is(200);
        (await graph.Delete($"applications/{app.ApplicationId}")).Is(404);
        graph.Settle();
        (await graph.Get($"applications/{app.ApplicationId}")).Is(404);
        (await graph.Get($"servicePrincipals/{app.PrincipalId}")).Is(404);
        Assert.Empty((await graph.Get("servicePrincipals?$filter=displayName eq 'AWS Contoso'")).Value);
    }

    [Fact]
    public async Task A_SAML_application_is_deleted_after_its_mode_is_taken_back()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        await graph.Patch($"servicePrincipals/{app.PrincipalId}", """{"preferredSingleSignOnMode":"saml"}""");
        (await graph.Delete($"applications/{app.ApplicationId}")).Is(400, null, "Property appId is invalid.");
        (await graph.Patch($"servicePrincipals/{app.PrincipalId}", """{"preferredSingleSignOnMode":null}""")).Is(204);
        (await graph.Delete($"applications/{app.ApplicationId}")).Is(204);
    }
}
