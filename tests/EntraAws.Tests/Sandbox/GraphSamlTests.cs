namespace EntraAws.Tests.Sandbox;

public sealed class GraphSamlTests
{
    private const string Identifier = "https://signin.aws.amazon.com/saml#111122223333";

    private static string Uris(params string[] uris) => $$"""{"identifierUris":[{{string.Join(',', uris.Select(u => $"\"{u}\""))}}]}""";

    [Fact]
    public async Task The_identifier_is_taken_only_after_SAML_mode()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        (await graph.Patch($"applications/{app.ApplicationId}", Uris(Identifier)))
            .Is(400, "Request_BadRequest", $"Failed to add identifier URI {Identifier}. All newly added URIs must contain a tenant verified domain");
        (await graph.Patch($"servicePrincipals/{app.PrincipalId}", """{"preferredSingleSignOnMode":"saml"}""")).Is(204);
        (await graph.Patch($"applications/{app.ApplicationId}", Uris(Identifier))).Is(204);
        var principal = await graph.Get($"servicePrincipals/{app.PrincipalId}");
        Assert.Contains(Identifier, principal.Body!["servicePrincipalNames"]!.AsArray().Select(n => (string?)n));
    }

    [Theory]
    [InlineData("api://{0}")]
    [InlineData("https://contoso.com/aws")]
    [InlineData("https://sso.contoso.com/aws")]
    public async Task An_identifier_of_the_tenants_own_needs_no_mode(string uri)
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        (await graph.Patch($"applications/{app.ApplicationId}", Uris(uri.Replace("{0}", app.AppId, StringComparison.Ordinal)))).Is(204);
    }

    [Fact]
    public async Task Version_2_tokens_exempt_from_the_domain_rule()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        (await graph.Patch($"applications/{app.ApplicationId}", """{"api":{"requestedAccessTokenVersion":2}}""")).Is(204);
        (await graph.Patch($"applications/{app.ApplicationId}", Uris(Identifier))).Is(204);
    }

    [Fact]
    public async Task An_identifier_is_unique_in_the_tenant_short_and_a_URI()
    {
        using var graph = new GraphSandbox();
        var (one, two) = (await graph.NewApp("One"), await graph.NewApp("Two"));
        foreach (var app in new[] { one, two }) await graph.Patch($"servicePrincipals/{app.PrincipalId}", """{"preferredSingleSignOnMode":"saml"}""");
        (await graph.Patch($"applications/{one.ApplicationId}", Uris(Identifier))).Is(204);
        var refused = await graph.Patch($"applications/{two.ApplicationId}", Uris(Identifier));
        refused.Is(400, "Request_BadRequest", "Another object with the same value for property identifierUris already exists.");
        Assert.Equal("ObjectConflict", (string?)refused.Body!["error"]!["details"]![0]!["code"]);
        (await graph.Patch($"applications/{two.ApplicationId}", Uris("https://a.example/" + new string('x', 240)))).Is(400);
        (await graph.Patch($"applications/{two.ApplicationId}", Uris("not a uri"))).Is(400);
        (await graph.Patch($"applications/{two.ApplicationId}", Uris("https://signin.aws.amazon.com/saml#444455556666"))).Is(204);
    }

    [Fact]
    public async Task A_refused_property_leaves_the_others_as_they_were()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        (await graph.Patch($"applications/{app.ApplicationId}", """{"displayName":"Renamed","identifierUris":["https://signin.aws.amazon.com/saml"]}""")).Is(400);
        Assert.Equal("AWS Contoso", (string?)(await graph.Get($"applications/{app.ApplicationId}")).Body!["displayName"]);
        (await graph.Patch($"servicePrincipals/{app.PrincipalId}", """{"loginUrl":"https://x.example","preferredSingleSignOnMode":"smal"}""")).Is(400);
        Assert.Null((string?)(await graph.Get($"servicePrincipals/{app.PrincipalId}")).Body!["loginUrl"]);
        (await graph.Patch($"servicePrincipals/{app.PrincipalId}", """{"colour":"blue"}""")).Is(400, null, "colour");
    }

    [Fact]
    public async Task Sign_on_settings_are_kept()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        (await graph.Patch($"servicePrincipals/{app.PrincipalId}", """
            {"@odata.type":"#microsoft.graph.servicePrincipal","loginUrl":null,"notificationEmailAddresses":["ops@contoso.com"],
             "samlSingleSignOnSettings":{"relayState":"https://console.aws.amazon.com/console/home"},"appRoleAssignmentRequired":false}
            """)).Is(204);
        var principal = (await graph.Get($"servicePrincipals/{app.PrincipalId}")).Body!;
        Assert.Equal("ops@contoso.com", (string?)principal["notificationEmailAddresses"]![0]);
        Assert.Equal("https://console.aws.amazon.com/console/home", (string?)principal["samlSingleSignOnSettings"]!["relayState"]);
        Assert.False((bool)principal["appRoleAssignmentRequired"]!);
    }
}
