using EntraAws.Engine.Entra;
using static EntraAws.Tests.Entra.EntraFixture;
using static EntraAws.Tests.Entra.StubGraph;

namespace EntraAws.Tests.Entra;

public sealed class AppTests
{
    private static string Both => $$"""{"application":{{Application()}},"servicePrincipal":{{Principal()}}}""";

    [Fact]
    public async Task A_connection_knows_its_tenant()
    {
        using var entra = await ConnectAsync();
        Assert.Equal(TenantId, entra.Directory.Identity.TenantId);
        Assert.Equal("contoso.com", entra.Directory.Identity.DefaultDomain);
        Assert.Equal("Free", entra.Directory.Identity.License);
        Assert.Equal("the sandbox", entra.Directory.Identity.CredentialSource);
        Assert.Equal((2, 0), (entra.Counter.Reads, entra.Counter.Writes));
    }

    [Fact]
    public async Task Instantiate_waits_for_three_good_reads_in_a_row_of_both_objects_and_for_the_name()
    {
        using var entra = await ConnectAsync();
        entra.Graph
            .On("POST", "/applicationTemplates/t1/instantiate", _ => Json(Both, System.Net.HttpStatusCode.Created))
            .On("GET", $"/applications/{ObjectId}", _ => Missing(), _ => Json(Application()), _ => Json(Application()))
            .On("GET", $"/servicePrincipals/{PrincipalId}", _ => Json(Principal()), _ => Missing(), _ => Json(Principal()), _ => Json(Principal()), _ => Missing(), _ => Json(Principal()))
            .On("GET", "/applications", _ => Json(List()), _ => Json(List()), _ => Json(List(Application())))
            .On("GET", "/servicePrincipals", _ => Json(List(Principal())));

        var app = await entra.Directory.InstantiateAsync("t1", "AWS", CancellationToken.None);

        Assert.Equal((AppId, ObjectId, PrincipalId), (app.AppId, app.ApplicationObjectId, app.ServicePrincipalId));
        Assert.Equal(8, entra.Graph.Requests.Count(r => r.Path.EndsWith($"/servicePrincipals/{PrincipalId}")));
        Assert.Equal(3, entra.Graph.Requests.Count(r => r.Path.EndsWith("/applications")));
        Assert.Equal(1, entra.Counter.Writes);
        Assert.True(entra.Clock.Waited > TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task An_app_whose_answer_was_lost_is_found_and_not_made_twice()
    {
        using var entra = await ConnectAsync();
        entra.Graph
            .On("POST", "/instantiate", _ => Lost())
            .On("GET", $"/applications/{ObjectId}", _ => Json(Application()))
            .On("GET", $"/servicePrincipals/{PrincipalId}", _ => Json(Principal()))
            .On("GET", "/applications", _ => Json(List()), _ => Json(List()), _ => Json(List(Application())))
            .On("GET", "/servicePrincipals", _ => Json(List(Principal())));

        var app = await entra.Directory.InstantiateAsync("t1", "AWS", CancellationToken.None);

        Assert.Equal(AppId, app.AppId);
        Assert.Single(entra.Graph.Writes);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task An_app_that_does_not_turn_up_is_an_unknown_outcome(int status)
    {
        using var entra = await ConnectAsync();
        entra.Graph.On("POST", "/instantiate", _ => Error(status, "x", "y")).On("GET", "/applications", _ => Json(List()));

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => entra.Directory.InstantiateAsync("t1", "AWS", CancellationToken.None));

        Assert.Equal("OutcomeUnknown", error.ErrorId);
        Assert.Single(entra.Graph.Writes);
        Assert.InRange(entra.Clock.Waited.TotalSeconds, 119, 130);
    }

    [Fact]
    public async Task A_name_with_a_quote_is_one_literal_in_the_filter()
    {
        using var entra = await ConnectAsync();
        entra.Graph.On("GET", "/applications", _ => Json(List()));
        await entra.Directory.FindAppsByNameAsync("O'Neil's AWS", CancellationToken.None);
        Assert.Contains("$filter=displayName eq 'O''Neil''s AWS'", entra.Graph.Requests[^1].Query);
    }

    [Fact]
    public async Task A_registration_without_a_service_principal_is_no_app()
    {
        using var entra = await ConnectAsync();
        entra.Graph.On("GET", "/applications", _ => Json(List(Application()))).On("GET", "/servicePrincipals", _ => Json(List()));
        Assert.Empty(await entra.Directory.FindAppsByNameAsync("AWS", CancellationToken.None));
    }

    [Fact]
    public async Task Apps_of_a_template_are_found_where_that_cannot_be_filtered()
    {
        using var entra = await ConnectAsync();
        entra.Graph
            .On("GET", "/applications", r => r.Query.Contains("$filter") ? Error(400, "Request_UnsupportedQuery", "Unsupported.") : Json(List(Application(), Application().Replace("\"t1\"", "\"t2\""))))
            .On("GET", "/servicePrincipals", _ => Json(List(Principal())));
        Assert.Equal("t1", Assert.Single(await entra.Directory.FindAppsByTemplateAsync("T1", CancellationToken.None)).TemplateId);
    }

    [Fact]
    public async Task Saml_settings_wait_for_a_fresh_object()
    {
        using var entra = await ConnectAsync();
        entra.Graph
            .On("PATCH", $"/servicePrincipals/{PrincipalId}", _ => Missing(), _ => Error(409, "Conflict", "Try again."), _ => Done())
            .On("PATCH", $"/applications/{ObjectId}", _ => Done());

        await entra.Directory.SetSignOnModeAsync(PrincipalId, "saml", CancellationToken.None);
        await entra.Directory.SetUrisAsync(ObjectId, ["https://signin.aws.amazon.com/saml#123456789012"], ["https://signin.aws.amazon.com/saml"], CancellationToken.None);

        var last = entra.Graph.Writes.Last().Json;
        Assert.Equal("saml", (string?)entra.Graph.Writes.First().Json["preferredSingleSignOnMode"]);
        Assert.Equal("https://signin.aws.amazon.com/saml#123456789012", (string?)last["identifierUris"]![0]);
        Assert.Equal("https://signin.aws.amazon.com/saml", (string?)last["web"]!["redirectUris"]![0]);
    }

    [Theory]
    [InlineData("Another object with the same value for property identifierUris already exists.", "IdentifierTaken")]
    [InlineData("Failed to add identifier URI https://signin.aws.amazon.com/saml#1. All newly added URIs must contain a tenant verified domain. See https://aka.ms/identifier-uri-addition-error", "IdentifierRefused")]
    public async Task A_refused_identifier_says_why(string message, string id)
    {
        using var entra = await ConnectAsync();
        entra.Graph.On("PATCH", $"/applications/{ObjectId}", _ => Error(400, "Request_BadRequest", message));
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => entra.Directory.SetUrisAsync(ObjectId, ["https://signin.aws.amazon.com/saml#1"], [], CancellationToken.None));
        Assert.Equal(id, error.ErrorId);
        Assert.Single(entra.Graph.Writes);
    }
}
