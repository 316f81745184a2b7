using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

public sealed class GraphProtocolTests
{
    [Fact]
    public async Task A_request_without_a_token_is_refused()
    {
        using var graph = new GraphSandbox();
        graph.Http.DefaultRequestHeaders.Authorization = null;
        (await graph.Get("organization")).Is(401, "InvalidAuthenticationToken");
    }

    [Fact]
    public async Task An_expired_token_is_refused_for_its_lifetime()
    {
        using var graph = new GraphSandbox();
        graph.Http.DefaultRequestHeaders.Authorization = new("Bearer", "expired");
        (await graph.Get("organization")).Is(401, "InvalidAuthenticationToken", "Lifetime");
    }

    [Theory]
    [InlineData("https://graph.microsoft.com")]
    [InlineData("https://graph.microsoft.us")]
    [InlineData("https://dod-graph.microsoft.us")]
    [InlineData("https://microsoftgraph.chinacloudapi.cn")]
    public async Task Each_cloud_is_answered_with_its_own_addresses(string host)
    {
        using var graph = new GraphSandbox();
        var answer = await graph.Get(host + "/v1.0/organization");
        answer.Is(200);
        Assert.Equal(host + "/v1.0/$metadata#organization", (string?)answer.Body!["@odata.context"]);
        Assert.Equal("Contoso", (string?)answer.Value[0]!["displayName"]);
    }

    [Fact]
    public async Task Nothing_leaves_for_another_host()
    {
        using var graph = new GraphSandbox();
        await Assert.ThrowsAsync<HttpRequestException>(() => graph.Get("https://example.com/v1.0/organization"));
    }

    [Fact]
    public async Task Unknown_versions_paths_and_methods_are_refused()
    {
        using var graph = new GraphSandbox();
        (await graph.Get("/beta/organization")).Is(400, "BadRequest", "version");
        (await graph.Get("unicorns")).Is(400, "BadRequest", "segment 'unicorns'");
        (await graph.Delete("organization")).Is(405);
        (await graph.Get("groups/not-a-guid")).Is(400, "Request_BadRequest", "Invalid object identifier");
        (await graph.Post("groups", "{")).Is(400, "BadRequest");
        (await graph.Post("groups", """{"displayName":"a","displayName":"b"}""")).Is(400, "BadRequest");
        (await graph.Post("groups", "[]")).Is(400, "BadRequest");
        (await graph.Post("groups", """{"displayName":["a"],"mailEnabled":"no","mailNickname":1,"securityEnabled":{}}""")).Is(400, "Request_BadRequest");
    }

    [Fact]
    public async Task An_error_carries_the_ids_of_the_request()
    {
        using var graph = new GraphSandbox();
        var answer = await graph.Get($"groups/{Guid.NewGuid()}", ("client-request-id", "my-id"));
        answer.Is(404, "Request_ResourceNotFound", "does not exist or one of its queried");
        var inner = answer.Body!["error"]!["innerError"]!;
        Assert.Equal("my-id", (string?)inner["client-request-id"]);
        Assert.NotNull((string?)inner["request-id"]);
        Assert.Equal("2026-05-04T08:00:00", (string?)inner["date"]);
    }

    [Theory]
    [InlineData("Group.Create", "POST", "groups")]
    [InlineData("Application.ReadWrite.OwnedBy", "POST", "applicationTemplates/8b1025e4-1dd2-430b-a150-2ef79cd700f5/instantiate")]
    [InlineData("Policy.ReadWrite.ConditionalAccess", "POST", "identity/conditionalAccess/policies")]
    [InlineData("User.ReadBasic.All", "GET", "users")]
    public async Task A_missing_permission_refuses_its_operation(string permission, string method, string path)
    {
        using var graph = new GraphSandbox();
        var body = method == "GET" ? null : """{"displayName":"x"}""";
        Assert.NotEqual(403, (await graph.Send(method, path, body)).Status);
        graph.Settle();
        graph.Tenant.DeniedPermissions.Add(permission);
        (await graph.Send(method, path, body)).Is(403, "Authorization_RequestDenied", "Insufficient privileges");
        (await graph.Get("organization")).Is(200);
    }

    [Theory]
    [InlineData(TenantLicense.Free, 0, "")]
    [InlineData(TenantLicense.P1, 1, "41781fb2-bc02-4b7c-bd55-b576c07bb09d")]
    [InlineData(TenantLicense.P2, 1, "eec0eb4f-6444-4f95-aba0-50c24d67f998")]
    public async Task The_edition_shows_in_the_service_plans(TenantLicense license, int skus, string plan)
    {
        using var graph = new GraphSandbox(license);
        var answer = await graph.Get("subscribedSkus");
        Assert.Equal(skus, answer.Value.Count);
        if (skus > 0) Assert.Contains(plan, answer.Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Domains_strengths_and_security_defaults_are_read()
    {
        using var graph = new GraphSandbox();
        Assert.Equal(["contoso.onmicrosoft.com", "contoso.com"], (await graph.Get("domains")).Value.Select(d => (string?)d!["id"]));
        Assert.Equal(3, (await graph.Get("policies/authenticationStrengthPolicies")).Value.Count);
        var defaults = await graph.Get("policies/identitySecurityDefaultsEnforcementPolicy");
        Assert.False((bool)defaults.Body!["isEnabled"]!);
    }

    [Fact]
    public async Task Mixed_objects_are_read_by_id_with_their_type()
    {
        using var graph = new GraphSandbox();
        var (user, group) = (graph.User("ada.lane"), graph.Group("Finance"));
        Assert.Equal("#microsoft.graph.user", (string?)(await graph.Get($"directoryObjects/{user}")).Body!["@odata.type"]);
        var both = await graph.Post("directoryObjects/getByIds", $$"""{"ids":["{{user}}","{{group}}","{{Guid.NewGuid()}}"]}""");
        Assert.Equal(["#microsoft.graph.user", "#microsoft.graph.group"], both.Value.Select(o => (string?)o!["@odata.type"]));
        var one = await graph.Post("directoryObjects/getByIds", $$"""{"ids":["{{user}}","{{group}}"],"types":["group"]}""");
        Assert.Equal("Finance", (string?)Assert.Single(one.Value)!["displayName"]);
    }
}
