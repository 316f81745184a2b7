using System.Text.Json;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

public sealed class GraphSampleTenantTests
{
    private static readonly string[] People =
    [
        "ada.lane", "ben.ortiz", "carla.meyer", "david.kim", "elena.rossi", "farid.nassar", "grace.obi", "henrik.dahl", "ines.costa", "jonas.weber",
        "kira.novak", "liam.byrne", "mona.haddad", "nils.berg", "olga.petrova", "paul.martin", "quinn.adams", "rosa.diaz", "sven.holm", "tara.singh",
    ];

    [Fact]
    public void It_has_the_people_that_the_company_needs()
    {
        var tenant = SampleTenant.Create(GraphSandbox.Start);
        Assert.Equal(40, tenant.Users.Count);
        Assert.Equal(40, tenant.Users.DistinctBy(u => u.UserPrincipalName, StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(People, p => Assert.Contains(tenant.Users, u => u.UserPrincipalName == p + "@contoso.com" && u.AccountEnabled));
        Assert.Equal(3, tenant.Users.Count(u => u.UserType == "Guest" && u.UserPrincipalName.Contains("#EXT#", StringComparison.Ordinal)));
        Assert.Single(tenant.Users, u => u.UserPrincipalName.Length > 64);
        Assert.Single(tenant.Users, u => !u.AccountEnabled);
        Assert.Contains(tenant.Users, u => u.OnPremisesSyncEnabled == true);
        Assert.Equal(2, tenant.Groups.Single(g => g.DisplayName == "Break-glass accounts").Members.Count);
        Assert.DoesNotContain(tenant.Applications, a => a.DisplayName.Contains("AWS", StringComparison.Ordinal));
        Assert.Equal(TenantLicense.P2, tenant.License);
    }

    [Fact]
    public void Its_ids_are_the_same_every_time()
    {
        var (one, two) = (SampleTenant.Create(GraphSandbox.Start), SampleTenant.Create(GraphSandbox.Start));
        Assert.Equal(JsonSerializer.Serialize(one), JsonSerializer.Serialize(two));
    }

    [Fact]
    public async Task It_lives_on_in_a_file()
    {
        var path = Path.Combine(Path.GetTempPath(), $"entraaws-{Guid.NewGuid():N}.json");
        try
        {
            SandboxStore.Create(path, new SandboxState { Clock = GraphSandbox.Start, Tenant = SampleTenant.Create(GraphSandbox.Start) }, overwrite: false);
            using var one = Open(path);
            var (id, policy) = await Write(one);
            using var two = Open(path);
            two.Cloud.Clock.CatchUp(two.Cloud.Clock.GetUtcNow().AddMinutes(2));
            Assert.Contains("\"displayName\":\"F\"", await two.Http.GetStringAsync($"groups/{id}"), StringComparison.Ordinal);
            Assert.Contains("clientAppTypes", await two.Http.GetStringAsync($"identity/conditionalAccess/policies/{policy}"), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
            File.Delete(path + ".lock");
        }
    }

    private static OpenSandbox Open(string path)
    {
        var cloud = SandboxCloud.Open(path);
        var http = new HttpClient(cloud.CreateGraphHandler()) { BaseAddress = new Uri("https://graph.microsoft.com/v1.0/") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "t");
        return new OpenSandbox(cloud, http);
    }

    private static async Task<(string Group, string Policy)> Write(OpenSandbox sandbox)
    {
        using var group = await sandbox.Http.PostAsync("groups", new StringContent("""{"displayName":"F","mailEnabled":false,"mailNickname":"F","securityEnabled":true}"""));
        using var policy = await sandbox.Http.PostAsync("identity/conditionalAccess/policies", new StringContent(
            """{"displayName":"P","state":"disabled","conditions":{"clientAppTypes":["all"],"applications":{"includeApplications":["All"]},"users":{"includeUsers":["All"]}},"grantControls":{"operator":"OR","builtInControls":["mfa"]}}"""));
        return (await Id(group), await Id(policy));
    }

    private static async Task<string> Id(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!;

    private sealed record OpenSandbox(SandboxCloud Cloud, HttpClient Http) : IDisposable
    {
        public void Dispose()
        {
            Http.Dispose();
            Cloud.Dispose();
        }
    }
}
