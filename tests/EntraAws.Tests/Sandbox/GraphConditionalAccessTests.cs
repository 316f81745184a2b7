using System.Text.Json.Nodes;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

public sealed class GraphConditionalAccessTests
{
    private const string Policies = "identity/conditionalAccess/policies";

    private static JsonObject Policy(GraphSandbox graph, string appId = "All") => JsonNode.Parse($$"""
        {
          "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
          "displayName": "AWS Console - MFA", "state": "enabledForReportingButNotEnforced",
          "conditions": {
            "clientAppTypes": ["all"],
            "applications": { "includeApplications": ["{{appId}}"] },
            "users": { "includeGroups": ["{{graph.Group("Engineering")}}"], "excludeGroups": ["{{graph.Group("Break-glass accounts")}}"] }
          },
          "grantControls": { "operator": "OR", "builtInControls": ["mfa"] }
        }
        """)!.AsObject();

    private static async Task<GraphAnswer> Post(GraphSandbox graph, JsonObject policy)
    {
        graph.Wait(1);
        return await graph.Post(Policies, policy.ToJsonString());
    }

    [Fact]
    public async Task A_policy_is_made_merged_and_deleted()
    {
        using var graph = new GraphSandbox();
        var made = await Post(graph, Policy(graph));
        made.Is(201);
        graph.Wait(5);
        (await graph.Patch($"{Policies}/{made.Id}", """{"state":"enabled","conditions":{"users":{"excludeGroups":[]}}}""")).Is(204);
        graph.Wait(1);
        var read = (await graph.Get($"{Policies}/{made.Id}")).Body!;
        Assert.Equal("enabled", (string?)read["state"]);
        Assert.Empty(read["conditions"]!["users"]!["excludeGroups"]!.AsArray());
        Assert.Single(read["conditions"]!["users"]!["includeGroups"]!.AsArray());
        Assert.Null(read["@odata.type"]);
        graph.Wait(1);
        Assert.Single((await graph.Get(Policies)).Value);
        graph.Wait(1);
        (await graph.Delete($"{Policies}/{made.Id}")).Is(204);
        graph.Settle();
        Assert.Empty((await graph.Get(Policies)).Value);
    }

    [Fact]
    public async Task One_request_a_second_and_no_word_of_how_long_to_wait()
    {
        using var graph = new GraphSandbox();
        (await graph.Get(Policies)).Is(200);
        graph.Wait(0.9);
        var refused = await graph.Get(Policies);
        refused.Is(429, "TooManyRequests");
        Assert.Null(refused.RetryAfter);
        graph.Wait(0.1);
        (await graph.Get($"{Policies}/{Guid.NewGuid()}")).Is(404);
        // A refused one counts like any other.
        (await graph.Get(Policies)).Is(429);
    }

    [Theory]
    [InlineData("displayName", "displayName")]
    [InlineData("state", "state")]
    [InlineData("conditions", "conditions")]
    [InlineData("grantControls", "control")]
    public async Task A_part_is_missing(string property, string cause)
    {
        using var graph = new GraphSandbox();
        var policy = Policy(graph);
        policy.Remove(property);
        var answer = await Post(graph, policy);
        answer.Is(400, "BadRequest");
        Assert.Contains(cause, answer.InnerMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conditions_are_checked()
    {
        using var graph = new GraphSandbox();
        foreach (var part in new[] { "clientAppTypes", "applications", "users" })
        {
            var policy = Policy(graph);
            policy["conditions"]!.AsObject().Remove(part);
            var answer = await Post(graph, policy);
            answer.Is(400, "BadRequest");
            Assert.Contains(part, answer.InnerMessage, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Unknown_and_very_new_applications_are_invalid()
    {
        using var graph = new GraphSandbox();
        var unknown = Guid.NewGuid().ToString();
        var answer = await Post(graph, Policy(graph, unknown));
        answer.Is(400, "BadRequest");
        Assert.Equal($$"""1034: Policy contains invalid applications: {"{{unknown}}":"ServicePrincipalNotFound"}""", answer.InnerMessage);

        var made = await graph.Post($"applicationTemplates/{GraphSandbox.SingleAccount}/instantiate", """{"displayName":"AWS"}""");
        var appId = (string)made.Body!["application"]!["appId"]!;
        var principal = graph.Tenant.ServicePrincipals[^1];
        graph.Clock.CatchUp(graph.Tenant.Applications[^1].ConditionalAccessKnowsItAt.AddSeconds(-1.1));
        Assert.Contains("1034", (await Post(graph, Policy(graph, appId))).InnerMessage, StringComparison.Ordinal);
        graph.Settle();
        (await Post(graph, Policy(graph, appId))).Is(201);
        // The object id is not the app's id.
        Assert.Contains("1034", (await Post(graph, Policy(graph, principal.Id.ToString()))).InnerMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("includeUsers")]
    [InlineData("excludeUsers")]
    [InlineData("includeGroups")]
    [InlineData("excludeGroups")]
    public async Task Unknown_people_are_invalid(string property)
    {
        using var graph = new GraphSandbox();
        var policy = Policy(graph);
        policy["conditions"]!["users"]![property] = new JsonArray(Guid.NewGuid().ToString());
        var answer = await Post(graph, policy);
        answer.Is(400, "BadRequest");
        Assert.StartsWith("1020:", answer.InnerMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Security_defaults_stand_in_the_way_of_enforcing_only()
    {
        using var graph = new GraphSandbox();
        graph.Tenant.SecurityDefaultsEnabled = true;
        (await Post(graph, Policy(graph))).Is(201);
        var policy = Policy(graph);
        policy["state"] = "enabled";
        (await Post(graph, policy)).Is(400, "BadRequest", "Security Defaults is enabled in the tenant.");
        Assert.Single(graph.Tenant.ConditionalAccessPolicies);
    }

    [Theory]
    [InlineData(TenantLicense.Free, false, 403)]
    [InlineData(TenantLicense.P1, false, 201)]
    [InlineData(TenantLicense.P1, true, 403)]
    [InlineData(TenantLicense.P2, true, 201)]
    public async Task The_edition_decides(TenantLicense license, bool risk, int status)
    {
        using var graph = new GraphSandbox(license);
        var policy = Policy(graph);
        if (risk) policy["conditions"]!["signInRiskLevels"] = new JsonArray("high");
        (await Post(graph, policy)).Is(status, status == 403 ? "AccessDenied" : null);
    }

    [Theory]
    [InlineData("""{"operator":"OR","builtInControls":["mfa","magic"]}""", 400)]
    [InlineData("""{"operator":"XOR","builtInControls":["mfa"]}""", 400)]
    [InlineData("""{"operator":"OR","builtInControls":[]}""", 400)]
    [InlineData("""{"operator":"OR","builtInControls":[],"authenticationStrength":{"id":"00000000-0000-0000-0000-000000000004"}}""", 201)]
    [InlineData("""{"operator":"OR","builtInControls":[],"authenticationStrength":{"id":"00000000-0000-0000-0000-000000000009"}}""", 400)]
    [InlineData("""{"operator":"OR","builtInControls":["mfa"],"authenticationStrength":{"id":"00000000-0000-0000-0000-000000000004"}}""", 400)]
    public async Task Grant_controls_are_checked(string controls, int status)
    {
        using var graph = new GraphSandbox();
        var policy = Policy(graph);
        policy["grantControls"] = JsonNode.Parse(controls);
        (await Post(graph, policy)).Is(status);
    }

    [Fact]
    public async Task A_tenant_has_at_most_195()
    {
        using var graph = new GraphSandbox();
        for (var i = 0; i < 195; i++) (await Post(graph, Policy(graph))).Is(201);
        (await Post(graph, Policy(graph))).Is(400, "BadRequest");
    }
}
