using System.Text.Json.Nodes;
using EntraAws.Engine.Entra;
using EntraAws.Engine.Entra.Protection;
using Microsoft.Graph.Models;
using static EntraAws.Tests.Entra.EntraFixture;
using static EntraAws.Tests.Entra.StubGraph;

namespace EntraAws.Tests.Entra;

public sealed class ProtectionTests
{
    private const string Policies = "/identity/conditionalAccess/policies";

    private static readonly Guid PolicyId = new("cccccccc-0000-0000-0000-000000000001");

    private static readonly ConditionalAccessRule Rule = new()
    {
        Id = PolicyId,
        DisplayName = "AWS - MFA",
        State = MfaPolicyState.Enabled,
        IncludeApplications = [AppId.ToString()],
        IncludeGroups = ["g1"],
        ExcludeUsers = ["u1"],
        BuiltInControls = ["mfa"],
    };

    private static string Existing => $$"""
        {"id":"{{PolicyId}}","displayName":"AWS - MFA","state":"enabledForReportingButNotEnforced",
         "conditions":{"clientAppTypes":["browser"],"signInRiskLevels":["high"],"locations":{"includeLocations":["All"],"excludeLocations":["AllTrusted"]},
           "applications":{"includeApplications":["old"],"excludeApplications":["x"]},
           "users":{"includeGroups":["g0"],"includeUsers":[],"excludeUsers":[],"excludeGroups":[],"excludeRoles":["r1"]} },
         "grantControls":{"operator":"AND","builtInControls":["mfa"],"authenticationStrength":null} }
        """;

    [Fact]
    public async Task An_update_sends_the_other_conditions_back_as_they_were()
    {
        using var entra = await ConnectAsync();
        entra.Graph.On("GET", $"{Policies}/{PolicyId}", _ => Json(Existing)).On("PATCH", $"{Policies}/{PolicyId}", _ => Done());
        await entra.Directory.UpdatePolicyAsync(Rule, CancellationToken.None);

        var sent = entra.Graph.Writes.Single().Json;
        var conditions = sent["conditions"]!;
        Assert.Equal("enabled", (string?)sent["state"]);
        Assert.Equal("high", (string?)conditions["signInRiskLevels"]![0]);
        Assert.Equal("AllTrusted", (string?)conditions["locations"]!["excludeLocations"]![0]);
        Assert.Equal("browser", (string?)conditions["clientAppTypes"]![0]);
        Assert.Equal(AppId.ToString(), (string?)conditions["applications"]!["includeApplications"]![0]);
        Assert.Equal("x", (string?)conditions["applications"]!["excludeApplications"]![0]);
        Assert.Equal("g1", (string?)conditions["users"]!["includeGroups"]![0]);
        Assert.Equal("r1", (string?)conditions["users"]!["excludeRoles"]![0]);
        Assert.Null(sent["grantControls"]);
    }

    [Fact]
    public async Task Going_back_from_a_strength_to_mfa_clears_the_strength()
    {
        using var entra = await ConnectAsync();
        var strong = Existing.Replace("""["mfa"],"authenticationStrength":null""", """[],"authenticationStrength":{"id":"00000000-0000-0000-0000-000000000004"}""");
        entra.Graph.On("GET", $"{Policies}/{PolicyId}", _ => Json(strong)).On("PATCH", $"{Policies}/{PolicyId}", _ => Done());
        await entra.Directory.UpdatePolicyAsync(Rule, CancellationToken.None);

        var grant = entra.Graph.Writes.Single().Json["grantControls"]!.AsObject();
        Assert.Equal("mfa", (string?)grant["builtInControls"]![0]);
        Assert.True(grant.ContainsKey("authenticationStrength"));
        Assert.Null(grant["authenticationStrength"]);
    }

    [Fact]
    public async Task A_new_policy_waits_until_Conditional_Access_knows_the_app()
    {
        using var entra = await ConnectAsync();
        entra.Graph
            .On("POST", Policies,
                _ => Error(400, "BadRequest", "Bad request.", inner: $$"""1034: Policy contains invalid applications: {"{{AppId}}":"ServicePrincipalNotFound"}"""),
                _ => Error(429, "TooManyRequests", "x"),
                _ => Json(Existing, System.Net.HttpStatusCode.Created))
            .On("GET", Policies, _ => Json(List(Existing)));
        var made = await entra.Directory.CreatePolicyAsync(Rule with { Id = default }, CancellationToken.None);

        Assert.Equal(PolicyId, made.Id);
        Assert.Equal(3, entra.Graph.Writes.Count());
        var sent = entra.Graph.Writes.Last().Json;
        Assert.Equal(["all"], sent["conditions"]!["clientAppTypes"]!.AsArray().Select(t => (string?)t));
        Assert.Equal("mfa", (string?)sent["grantControls"]!["builtInControls"]![0]);
    }

    [Theory]
    [InlineData("Security Defaults is enabled in the tenant. You must disable Security defaults before enabling a Conditional Access policy.", "SecurityDefaultsOn")]
    [InlineData("1034: Policy contains invalid applications: {\"x\":\"PublicClientsAreUnsupported\"}", "GraphRequestRefused")]
    public async Task A_final_refusal_is_not_repeated(string inner, string id)
    {
        using var entra = await ConnectAsync();
        entra.Graph.On("POST", Policies, _ => Error(400, "BadRequest", "Bad request.", inner));
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => entra.Directory.CreatePolicyAsync(Rule, CancellationToken.None));
        Assert.Equal(id, error.ErrorId);
        Assert.Single(entra.Graph.Writes);
    }

    [Theory]
    [InlineData("Enabled", "Success", "eec0eb4f-6444-4f95-aba0-50c24d67f998,41781fb2-bc02-4b7c-bd55-b576c07bb09d", "P2")]
    [InlineData("Enabled", "Success", "41781fb2-bc02-4b7c-bd55-b576c07bb09d", "P1")]
    [InlineData("Warning", "Success", "41781fb2-bc02-4b7c-bd55-b576c07bb09d", "P1")]
    [InlineData("Suspended", "Success", "eec0eb4f-6444-4f95-aba0-50c24d67f998", "Free")]
    [InlineData("Enabled", "Disabled", "eec0eb4f-6444-4f95-aba0-50c24d67f998", "Free")]
    [InlineData("Enabled", "Success", "00000000-0000-0000-0000-000000000009", "Free")]
    public void The_licence_follows_from_the_plans(string capability, string provisioning, string plans, string license)
    {
        var sku = new SubscribedSku
        {
            CapabilityStatus = capability,
            ServicePlans = plans.Split(',').Select(p => new ServicePlanInfo { ServicePlanId = Guid.Parse(p), ProvisioningStatus = provisioning }).ToList(),
        };
        Assert.Equal(license, Editions.Of([sku]).Name);
    }

    [Fact]
    public async Task A_licence_that_may_not_be_read_is_unknown()
    {
        using var entra = await ConnectAsync(setup: g => g.On("GET", "/subscribedSkus", _ => Error(403, "Authorization_RequestDenied", "No.")));
        Assert.Null(entra.Directory.Identity.License);
    }

    [Fact]
    public async Task App_roles_are_sent_without_their_origin_and_verified()
    {
        using var entra = await ConnectAsync();
        var role = new DirectoryAppRole { Id = AppId, DisplayName = "Admin", Value = "a,b", Origin = "Application" };
        string Roles(string value) => $$"""{"id":"{{PrincipalId}}","appRoles":[{"id":"{{AppId}}","displayName":"Admin","description":null,"value":"{{value}}","isEnabled":true,"allowedMemberTypes":["User"],"origin":"Application"}]}""";
        entra.Graph.On("PATCH", $"/servicePrincipals/{PrincipalId}", _ => Done())
            .On("GET", $"/servicePrincipals/{PrincipalId}", _ => Json(Roles("old")), _ => Json(Roles("a,b")), _ => Json(Roles("old")), _ => Json(Roles("a,b")));
        await entra.Directory.SetAppRolesAsync(PrincipalId, [role], CancellationToken.None);

        var sent = entra.Graph.Writes.Single().Json["appRoles"]![0]!.AsObject();
        Assert.False(sent.ContainsKey("origin"));
        Assert.Equal(5, entra.Graph.Requests.Count(r => r.Method == "GET" && r.Path.Contains("servicePrincipals")));

        entra.Graph.On("GET", $"/servicePrincipals/{PrincipalId}", _ => Json(Roles("somebody else's")));
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => entra.Directory.SetAppRolesAsync(PrincipalId, [role], CancellationToken.None));
        Assert.Equal("AppRolesChanged", error.ErrorId);
    }
}
