using System.Text.Json.Nodes;
using static EntraAws.Tests.Entra.EntraFixture;
using static EntraAws.Tests.Entra.StubGraph;

namespace EntraAws.Tests.Entra;

public sealed class AccessTests
{
    private static readonly Guid Group = new("bbbbbbbb-0000-0000-0000-000000000001");
    private static readonly Guid Role = new("bbbbbbbb-0000-0000-0000-000000000002");

    private static string Assignment => $$"""{"id":"x1","appRoleId":"{{Role}}","principalId":"{{Group}}","principalType":"Group","principalDisplayName":"Admins"}""";

    private static string Relation => $"/servicePrincipals/{PrincipalId}/appRoleAssignedTo";

    [Fact]
    public async Task A_batch_holds_twenty_and_only_refused_parts_are_sent_again()
    {
        using var entra = await ConnectAsync();
        var ids = Enumerable.Range(1, 25).Select(i => new Guid(i, 0, 0, new byte[8])).ToList();
        var gone = ids[3];
        var throttled = new HashSet<string> { ids[5].ToString(), ids[7].ToString() };
        entra.Graph.On("POST", "/$batch", request => Json(Answer(request.Json, gone.ToString(), throttled)));

        var groups = await entra.Directory.GetGroupsAsync(ids, CancellationToken.None);

        Assert.Equal(24, groups.Count);
        Assert.DoesNotContain(groups, g => g.Id == gone);
        Assert.Equal([20, 2, 5], entra.Graph.Requests.Where(r => r.Path.EndsWith("$batch")).Select(r => r.Json["requests"]!.AsArray().Count));
        Assert.Equal(TimeSpan.FromSeconds(11), entra.Clock.Waited);
        Assert.Equal((2 + 27, 0), (entra.Counter.Reads, entra.Counter.Writes));
        Assert.DoesNotContain("Authorization", entra.Graph.Requests[^1].Body, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>In reverse order, since Graph keeps none.</summary>
    private static string Answer(JsonNode batch, string gone, HashSet<string> throttled)
    {
        var answers = batch["requests"]!.AsArray().Reverse().Select(part =>
        {
            var id = (string)part!["id"]!;
            if (throttled.Remove(id)) return $$"""{"id":"{{id}}","status":429,"headers":{"Retry-After":"11"},"body":{"error":{"code":"TooManyRequests","message":"x"} } }""";
            if (id == gone) return $$"""{"id":"{{id}}","status":404,"headers":{"Content-Type":"application/json"},"body":{"error":{"code":"Request_ResourceNotFound","message":"x"} } }""";
            return $$"""{"id":"{{id}}","status":200,"headers":{"Content-Type":"application/json"},"body":{"id":"{{id}}","displayName":"g","securityEnabled":true,"groupTypes":[]} }""";
        });
        return $$"""{"responses":[{{string.Join(",", answers)}}]}""";
    }

    [Fact]
    public async Task A_part_of_a_batch_that_is_refused_is_an_error()
    {
        using var entra = await ConnectAsync();
        entra.Graph.On("POST", "/$batch", r => Json($$"""{"responses":[{"id":"{{(string)r.Json["requests"]![0]!["id"]!}}","status":403,"headers":{"Content-Type":"application/json"},"body":{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges."} } }]}"""));
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => entra.Directory.GetGroupsAsync([Group], CancellationToken.None));
        Assert.Equal("GraphForbidden", error.ErrorId);
        Assert.Contains("Group.ReadBasic.All", error.Message);
    }

    [Fact]
    public async Task An_assignment_that_exists_is_found_although_the_list_lags()
    {
        using var entra = await ConnectAsync();
        entra.Graph
            .On("POST", Relation, _ => Error(400, "Request_BadRequest", "Permission being assigned already exists on the object"))
            .On("GET", Relation, _ => Json(List()), _ => Json(List()), _ => Json(List(Assignment)));
        var assignment = await entra.Directory.AssignAsync(PrincipalId, Group, Role, CancellationToken.None);
        Assert.Equal("x1", assignment.Id);
        Assert.Single(entra.Graph.Writes);
    }

    [Fact]
    public async Task An_assignment_waits_for_objects_that_are_not_replicated()
    {
        using var entra = await ConnectAsync();
        entra.Graph
            .On("POST", Relation, _ => Missing(), _ => Error(400, "Request_BadRequest", "Not a valid reference update."), _ => Json(Assignment, System.Net.HttpStatusCode.Created))
            .On("GET", Relation, _ => Json(List(Assignment)));
        Assert.Equal(Role, (await entra.Directory.AssignAsync(PrincipalId, Group, Role, CancellationToken.None)).AppRoleId);
        Assert.Equal(3, entra.Graph.Writes.Count());
        Assert.All(entra.Graph.Writes, w => Assert.Equal(Role.ToString(), (string?)w.Json["appRoleId"]));
    }

    [Fact]
    public async Task An_assignment_whose_answer_was_lost_is_sent_again_when_it_is_not_there()
    {
        using var entra = await ConnectAsync();
        entra.Graph
            .On("POST", Relation, _ => Lost(), _ => Error(400, "Request_BadRequest", "Permission being assigned already exists on the object"))
            .On("GET", Relation, _ => Json(List()), _ => Json(List(Assignment)));
        Assert.Equal("x1", (await entra.Directory.AssignAsync(PrincipalId, Group, Role, CancellationToken.None)).Id);
        Assert.Equal(2, entra.Graph.Writes.Count());
    }

    [Theory]
    [InlineData(EntraEnvironment.Global, "graph.microsoft.com", "login.microsoftonline.com")]
    [InlineData(EntraEnvironment.USGov, "graph.microsoft.us", "login.microsoftonline.us")]
    [InlineData(EntraEnvironment.USGovDoD, "dod-graph.microsoft.us", "login.microsoftonline.us")]
    [InlineData(EntraEnvironment.China, "microsoftgraph.chinacloudapi.cn", "login.chinacloudapi.cn")]
    public async Task A_national_cloud_has_its_own_hosts_in_references_too(EntraEnvironment environment, string graph, string login)
    {
        using var entra = await ConnectAsync(environment);
        entra.Graph
            .On("POST", $"/groups/{Group}/members/$ref", _ => Done())
            .On("GET", $"/groups/{Group}/members", _ => Json(List($$"""{"@odata.type":"#microsoft.graph.user","id":"{{Role}}"}""")));
        await entra.Directory.AddMemberAsync(Group, Role, CancellationToken.None);

        Assert.All(entra.Graph.Requests, r => Assert.Equal(graph, r.Uri.Host));
        Assert.Equal($"https://{graph}/v1.0/directoryObjects/{Role}", (string?)entra.Graph.Writes.Single().Json["@odata.id"]);
        Assert.StartsWith($"https://{login}/{TenantId}/federationmetadata/", entra.Directory.GetMetadataUrl(AppId));
    }

    [Fact]
    public async Task The_next_page_is_asked_for_word_by_word()
    {
        using var entra = await ConnectAsync();
        var turn = 0;
        entra.Graph.On("GET", Relation, r => turn++ == 0
            ? Json($$"""{"value":[{{Assignment}}],"@odata.nextLink":"https://graph.microsoft.com/v1.0{{Relation}}?$skiptoken=RFNw%2bdAo=0'x"}""")
            : Json(List(Assignment.Replace("x1", "x2"))));
        Assert.Equal(["x1", "x2"], (await entra.Directory.GetAssignmentsAsync(PrincipalId, CancellationToken.None)).Select(a => a.Id));
        Assert.Contains("$skiptoken=RFNw%2bdAo=0'x", entra.Graph.Requests[^1].Uri.OriginalString, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_password_is_refused_without_being_named()
    {
        using var entra = await ConnectAsync();
        entra.Graph.On("POST", "/users", _ => Error(400, "Request_BadRequest", "The specified password does not comply with password complexity requirements."));
        using var password = new System.Security.SecureString();
        foreach (var c in "hunter2") password.AppendChar(c);
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => entra.Directory.CreateUserAsync(new("a@contoso.com", "A", "a", password), CancellationToken.None));
        Assert.Equal("PasswordRefused", error.ErrorId);
        Assert.DoesNotContain("hunter2", error.ToString());
    }
}
