using System.Text.Json.Nodes;

namespace EntraAws.Tests.Sandbox;

public sealed class GraphUserTests
{
    private static JsonObject NewUser() => new()
    {
        ["accountEnabled"] = true,
        ["displayName"] = "Test-AWSAdmin",
        ["mailNickname"] = "Test-AWSAdmin",
        ["userPrincipalName"] = "Test-AWSAdmin@contoso.com",
        ["passwordProfile"] = new JsonObject { ["forceChangePasswordNextSignIn"] = true, ["password"] = "Xk3-long-enough" },
    };

    [Fact]
    public async Task A_user_is_made_and_appears()
    {
        using var graph = new GraphSandbox();
        var made = await graph.Post("users", NewUser().ToJsonString());
        made.Is(201);
        Assert.DoesNotContain("Xk3-long-enough", made.Body!.ToJsonString(), StringComparison.Ordinal);
        (await graph.Get($"users/{made.Id}")).Is(404);
        graph.Wait(10);
        (await graph.Get($"users/{made.Id}")).Is(200);
        Assert.Equal(made.Id, (await graph.Get("users/test-awsadmin@contoso.com")).Id);
        graph.Settle();
        Assert.Single((await graph.Get("users?$filter=userPrincipalName eq 'test-awsadmin@contoso.com'")).Value);
    }

    [Theory]
    [InlineData("userPrincipalName", "Test@fabrikam.com", "verified domain")]
    [InlineData("userPrincipalName", "no-at", "userPrincipalName")]
    [InlineData("userPrincipalName", "a b@contoso.com", "userPrincipalName")]
    [InlineData("userPrincipalName", "ada.lane@contoso.com", "Another object with the same value for property userPrincipalName")]
    [InlineData("mailNickname", "has space", "mailNickname")]
    [InlineData("mailNickname", "a@b", "mailNickname")]
    [InlineData("displayName", "", "displayName")]
    [InlineData("displayName", null, "displayName")]
    [InlineData("passwordProfile", null, "passwordProfile")]
    [InlineData("favouriteColour", "blue", "favouriteColour")]
    public async Task A_bad_user_is_refused(string property, string? value, string message)
    {
        using var graph = new GraphSandbox();
        var user = NewUser();
        user[property] = value;
        (await graph.Post("users", user.ToJsonString())).Is(400, "Request_BadRequest", message);
        Assert.Equal(40, graph.Tenant.Users.Count);
    }

    [Theory]
    [InlineData("short1A")]
    [InlineData("onlylowercase")]
    public async Task A_weak_password_is_refused(string password)
    {
        using var graph = new GraphSandbox();
        var user = NewUser();
        user["passwordProfile"]!["password"] = password;
        (await graph.Post("users", user.ToJsonString())).Is(400, null, "password complexity");
    }

    [Fact]
    public async Task Without_select_only_the_usual_properties_are_sent()
    {
        using var graph = new GraphSandbox();
        var id = graph.User("henrik.dahl");
        Assert.False(((JsonObject)(await graph.Get($"users/{id}")).Body!).ContainsKey("onPremisesSyncEnabled"));
        var selected = (JsonObject)(await graph.Get($"users/{id}?$select=id,onPremisesSyncEnabled,userType")).Body!;
        Assert.True((bool)selected["onPremisesSyncEnabled"]!);
        Assert.Equal(["@odata.context", "id", "onPremisesSyncEnabled", "userType"], selected.Select(p => p.Key));
    }

    [Theory]
    [InlineData("userPrincipalName eq 'ADA.LANE@contoso.com'", 1)]
    [InlineData("startsWith(displayName,'Ada')", 1)]
    [InlineData("mail eq 'hanna.lind@fabrikam.com'", 1)]
    [InlineData("userType eq 'Guest'", 3)]
    [InlineData("onPremisesSyncEnabled eq true", 5)]
    [InlineData("accountEnabled eq false and displayName eq 'Zoe Turner'", 1)]
    [InlineData("(displayName eq 'Ada Lane' or displayName eq 'Ben Ortiz') and userType eq 'Member'", 2)]
    [InlineData("displayName eq 'O''Hara'", 0)]
    [InlineData("userPrincipalName in ('ada.lane@contoso.com','ben.ortiz@contoso.com','x')", 2)]
    public async Task Users_are_filtered(string filter, int count)
    {
        using var graph = new GraphSandbox();
        var answer = await graph.Get("users?$filter=" + Uri.EscapeDataString(filter));
        answer.Is(200);
        Assert.Equal(count, answer.Value.Count);
    }

    [Theory]
    [InlineData("shoeSize eq 4", "Request_UnsupportedQuery")]
    [InlineData("displayName eq", "BadRequest")]
    [InlineData("displayName eq 'open", "BadRequest")]
    [InlineData("displayName like 'x'", "BadRequest")]
    [InlineData("displayName eq 'a' 'b'", "BadRequest")]
    [InlineData("endsWith(mail,'contoso.com')", "Request_UnsupportedQuery")]
    [InlineData("displayName ne 'x'", "Request_UnsupportedQuery")]
    [InlineData("not(displayName eq 'x')", "Request_UnsupportedQuery")]
    public async Task Bad_filters_are_refused(string filter, string code)
    {
        using var graph = new GraphSandbox();
        (await graph.Get("users?$filter=" + Uri.EscapeDataString(filter))).Is(400, code);
    }

    [Fact]
    public async Task Advanced_filters_need_the_header_and_the_count()
    {
        using var graph = new GraphSandbox();
        const string Path = "users?$count=true&$filter=endsWith(mail,'fabrikam.com')";
        (await graph.Get(Path)).Is(400, "Request_UnsupportedQuery");
        var answer = await graph.Get(Path, ("ConsistencyLevel", "eventual"));
        Assert.Equal(2, (int)answer.Body!["@odata.count"]!);
    }

    [Fact]
    public async Task A_synchronized_user_is_not_changed_here()
    {
        using var graph = new GraphSandbox();
        (await graph.Patch($"users/{graph.User("henrik.dahl")}", """{"jobTitle":"x"}""")).Is(400, null, "on-premises mastered");
        (await graph.Patch($"users/{graph.User("ada.lane")}", """{"jobTitle":"x"}""")).Is(204);
        Assert.Equal("x", (string?)(await graph.Get("users/ada.lane@contoso.com")).Body!["jobTitle"]);
    }

    [Fact]
    public async Task A_guest_is_found_by_its_escaped_name()
    {
        using var graph = new GraphSandbox();
        (await graph.Get("users/" + Uri.EscapeDataString("hanna.lind_fabrikam.com#EXT#@contoso.onmicrosoft.com"))).Is(200);
    }
}
