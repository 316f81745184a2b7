using System.Text.Json.Nodes;

namespace EntraAws.Tests.Sandbox;

public sealed class GraphClaimsPolicyTests
{
    private const string Definition = """{"ClaimsMappingPolicy":{"Version":1,"IncludeBasicClaimSet":"true","ClaimsSchema":[]}}""";

    private static string Body(string definition = Definition, string? name = "AWS claims") =>
        new JsonObject { ["displayName"] = name, ["definition"] = new JsonArray(definition) }.ToJsonString();

    private static string Reference(string id) => $$"""{"@odata.id":"https://graph.microsoft.com/v1.0/policies/claimsMappingPolicies/{{id}}"}""";

    private static async Task<string> NewPolicy(GraphSandbox graph)
    {
        var made = await graph.Post("policies/claimsMappingPolicies", Body());
        made.Is(201);
        graph.Settle();
        return made.Id;
    }

    [Fact]
    public async Task A_policy_is_made_changed_and_deleted()
    {
        using var graph = new GraphSandbox();
        var id = await NewPolicy(graph);
        (await graph.Patch($"policies/claimsMappingPolicies/{id}", """{"displayName":"Renamed"}""")).Is(204);
        var read = await graph.Get($"policies/claimsMappingPolicies/{id}");
        Assert.Equal("Renamed", (string?)read.Body!["displayName"]);
        Assert.Equal(Definition, (string?)read.Body["definition"]![0]);
        Assert.Single((await graph.Get("policies/claimsMappingPolicies?$filter=displayName eq 'renamed'")).Value);
        (await graph.Delete($"policies/claimsMappingPolicies/{id}")).Is(204);
        graph.Settle();
        (await graph.Get($"policies/claimsMappingPolicies/{id}")).Is(404);
    }

    [Theory]
    [InlineData("""{"ClaimsMappingPolicy":{"version":1}}""")]
    [InlineData("""{"claimsMappingPolicy":{"Version":1}}""")]
    [InlineData("""{"ClaimsMappingPolicy":{"Version":2}}""")]
    [InlineData("not json")]
    public async Task A_malformed_definition_is_refused(string definition)
    {
        using var graph = new GraphSandbox();
        (await graph.Post("policies/claimsMappingPolicies", Body(definition))).Is(400, "Request_BadRequest", "has an invalid value");
        (await graph.Post("policies/claimsMappingPolicies", Body(name: null))).Is(400);
    }

    [Fact]
    public async Task A_service_principal_has_one_policy()
    {
        using var graph = new GraphSandbox();
        var (app, one, two) = (await graph.NewApp(), await NewPolicy(graph), await NewPolicy(graph));
        var path = $"servicePrincipals/{app.PrincipalId}/claimsMappingPolicies";
        (await graph.Post(path + "/$ref", Reference(one))).Is(204);
        (await graph.Post(path + "/$ref", Reference(one))).Is(400, null, "already exist");
        (await graph.Post(path + "/$ref", Reference(two))).Is(400, null, "only one");
        graph.Wait(5);
        Assert.Equal(one, (string?)Assert.Single((await graph.Get(path)).Value)!["id"]);
        (await graph.Delete($"{path}/{one}/$ref")).Is(204);
        (await graph.Delete($"{path}/{one}/$ref")).Is(404);
        (await graph.Post(path + "/$ref", Reference(two))).Is(204);
        graph.Wait(5);
        Assert.Equal(two, (string?)Assert.Single((await graph.Get(path)).Value)!["id"]);
    }

    [Fact]
    public async Task A_reference_to_nothing_or_to_another_cloud_is_refused()
    {
        using var graph = new GraphSandbox();
        var (app, policy) = (await graph.NewApp(), await NewPolicy(graph));
        var path = $"servicePrincipals/{app.PrincipalId}/claimsMappingPolicies/$ref";
        (await graph.Post(path, Reference(Guid.NewGuid().ToString()))).Is(404);
        (await graph.Post(path, Reference(policy).Replace("microsoft.com", "microsoft.us", StringComparison.Ordinal))).Is(404);
        (await graph.Post(path, "{}")).Is(400);
    }
}
