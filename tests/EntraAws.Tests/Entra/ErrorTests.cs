using System.Net;
using EntraAws.Engine.Entra.Transport;
using static EntraAws.Tests.Entra.EntraFixture;
using static EntraAws.Tests.Entra.StubGraph;

namespace EntraAws.Tests.Entra;

public sealed class ErrorTests
{
    [Theory]
    [InlineData(400, "BadRequest", "GraphRequestRefused")]
    [InlineData(401, "InvalidAuthenticationToken", "EntraTokenRejected")]
    [InlineData(403, "Authorization_RequestDenied", "GraphForbidden")]
    [InlineData(403, "Directory_ResourceSizeExceeded", "GraphSizeExceeded")]
    [InlineData(404, "Request_ResourceNotFound", "GraphNotFound")]
    [InlineData(409, "ObjectConflict", "GraphConflict")]
    [InlineData(429, "TooManyRequests", "GraphThrottled")]
    [InlineData(503, "ServiceUnavailable", "GraphUnreachable")]
    [InlineData(418, "Teapot", "GraphRequestRefused")]
    public async Task Each_refusal_has_its_error(int status, string code, string id)
    {
        using var entra = await ConnectAsync();
        entra.Graph.On("GET", "/appRoleAssignedTo", _ => Error(status, code, "Said Graph."));
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => entra.Directory.GetAssignmentsAsync(PrincipalId, CancellationToken.None));
        Assert.Equal(id, error.ErrorId);
        if (status is not 429) Assert.Contains("Said Graph.", error.Message);
    }

    [Fact]
    public async Task A_refusal_shows_the_inner_message_and_the_request_id()
    {
        using var entra = await ConnectAsync();
        entra.Graph.On("GET", "/appRoleAssignedTo", _ => Error(400, "BadRequest", "Malformed.", inner: "1099: The real cause."));
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => entra.Directory.GetAssignmentsAsync(PrincipalId, CancellationToken.None));
        Assert.Contains("Malformed. 1099: The real cause.", error.Message);
        Assert.Contains("req-1", error.Message);
    }

    [Theory]
    [InlineData("{\"value\":", "application/json")]
    [InlineData("<html>Sign in to the proxy</html>", "text/html")]
    [InlineData("[]", "application/json")]
    public async Task An_answer_that_is_not_the_protocol_is_invalid(string body, string type)
    {
        using var entra = await ConnectAsync();
        entra.Graph.On("GET", "/appRoleAssignedTo", _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, System.Text.Encoding.UTF8, type) });
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => entra.Directory.GetAssignmentsAsync(PrincipalId, CancellationToken.None));
        Assert.Equal("GraphAnswerInvalid", error.ErrorId);
    }

    [Fact]
    public async Task A_dead_network_is_unreachable()
    {
        using var entra = await ConnectAsync();
        entra.Graph.On("GET", "/appRoleAssignedTo", _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused."));
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => entra.Directory.GetAssignmentsAsync(PrincipalId, CancellationToken.None));
        Assert.Equal("GraphUnreachable", error.ErrorId);
    }

    public static TheoryData<string, string> Permissions => new()
    {
        { nameof(GraphOperations.Instantiate), "Application.ReadWrite.OwnedBy (application) or Application.ReadWrite.All (delegated)" },
        { nameof(GraphOperations.AddCertificate), "Application.ReadWrite.OwnedBy (application) or Application.ReadWrite.All (delegated)" },
        { nameof(GraphOperations.Assign), "AppRoleAssignment.ReadWrite.All and Application.Read.All" },
        { nameof(GraphOperations.CreateGroup), "Group.Create (application) or Group.ReadWrite.All (delegated)" },
        { nameof(GraphOperations.AddMember), "GroupMember.ReadWrite.All" },
        { nameof(GraphOperations.CreateUser), "User.ReadWrite.All" },
        { nameof(GraphOperations.CreateClaimsPolicy), "Policy.ReadWrite.ApplicationConfiguration" },
        { nameof(GraphOperations.CreateAccessPolicy), "Policy.Read.All, Policy.ReadWrite.ConditionalAccess and Application.Read.All" },
        { nameof(GraphOperations.GetOrganization), "Organization.Read.All" },
        { nameof(GraphOperations.GetSecurityDefaults), "Policy.Read.All" },
        { nameof(GraphOperations.GetStrengths), "Policy.Read.AuthenticationMethod" },
    };

    [Theory]
    [MemberData(nameof(Permissions))]
    public void A_forbidden_operation_names_the_least_permission(string operation, string permission) =>
        Assert.Equal(permission, ((GraphOperation)typeof(GraphOperations).GetField(operation)!.GetValue(null)!).Permission);

    [Fact]
    public void A_person_is_asked_for_each_permission_once()
    {
        Assert.Contains("Policy.ReadWrite.ConditionalAccess", GraphOperations.DelegatedScopes);
        Assert.Contains("AppRoleAssignment.ReadWrite.All", GraphOperations.DelegatedScopes);
        Assert.All(GraphOperations.DelegatedScopes, s => Assert.Matches("^[A-Z][A-Za-z]+(\\.[A-Z][A-Za-z]+)+$", s));
        Assert.Equal(GraphOperations.DelegatedScopes.Distinct(), GraphOperations.DelegatedScopes);
    }

    [Fact]
    public async Task Nothing_is_written_after_cancellation()
    {
        using var entra = await ConnectAsync();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => entra.Directory.SetSignOnModeAsync(PrincipalId, "saml", stop.Token));
        Assert.Empty(entra.Graph.Writes);
    }

    [Fact]
    public async Task A_write_that_was_sent_is_not_abandoned()
    {
        using var entra = await ConnectAsync();
        using var stop = new CancellationTokenSource();
        entra.Graph.On("POST", "/groups", _ =>
        {
            stop.Cancel();
            return Json($$"""{"id":"{{ObjectId}}","displayName":"Admins","securityEnabled":true}""", HttpStatusCode.Created);
        });
        var group = await entra.Directory.CreateGroupAsync("Admins", null, stop.Token);
        Assert.Equal(ObjectId, group.Id);
    }

    [Fact]
    public async Task What_was_made_is_returned_although_the_service_stops_to_answer()
    {
        using var entra = await ConnectAsync();
        entra.Graph
            .On("POST", "/groups", _ => Json($$"""{"id":"{{ObjectId}}","displayName":"Admins","securityEnabled":true}""", HttpStatusCode.Created))
            .On("GET", $"/groups/{ObjectId}", _ => Missing(), _ => Lost());
        Assert.Equal(ObjectId, (await entra.Directory.CreateGroupAsync("Admins", null, CancellationToken.None)).Id);
    }

    [Fact]
    public async Task The_wait_of_a_throttled_write_ends_with_cancellation()
    {
        using var entra = await ConnectAsync();
        using var stop = new CancellationTokenSource();
        entra.Graph.On("PATCH", $"/servicePrincipals/{PrincipalId}", _ =>
        {
            stop.Cancel();
            return Error(429, "TooManyRequests", "x", retryAfter: 60);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => entra.Directory.SetSignOnModeAsync(PrincipalId, "saml", stop.Token));
        Assert.Single(entra.Graph.Writes);
    }

    [Fact]
    public async Task A_change_in_doubt_is_brought_to_an_end_in_spite_of_cancellation()
    {
        using var entra = await ConnectAsync();
        using var stop = new CancellationTokenSource();
        entra.Graph.On("PATCH", $"/servicePrincipals/{PrincipalId}", _ =>
        {
            stop.Cancel();
            return Lost();
        }, _ => Done());
        await entra.Directory.SetSignOnModeAsync(PrincipalId, "saml", stop.Token);
        Assert.Equal(2, entra.Graph.Writes.Count());
    }
}
