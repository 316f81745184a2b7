using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

/// <summary>Organizations and Account Management, spoken to with a bare HttpClient.</summary>
public sealed class AwsJsonTests : IDisposable
{
    private readonly AwsWire _wire = new();
    private readonly HttpClient _client;

    public AwsJsonTests() => _client = new HttpClient(_wire.Cloud.CreateAwsHandler());

    public void Dispose()
    {
        _client.Dispose();
        _wire.Dispose();
    }

    [Fact]
    public async Task Accounts_come_twenty_at_most_and_some_pages_are_empty()
    {
        _wire.Cloud.Store.Update(s =>
        {
            for (var i = 0; i < 98; i++) s.Organization!.Accounts.Add(new SandboxMemberAccount { AccountId = $"{700000000000 + i}", State = i == 0 ? "CLOSED" : "ACTIVE" });
            return 0;
        });
        var sizes = new List<int>();
        JsonNode? token = null;
        do
        {
            var (_, _, page) = await Organizations("ListAccounts", token is null ? "{}" : $$"""{"NextToken":"{{token}}"}""");
            sizes.Add(page["Accounts"]!.AsArray().Count);
            if (sizes.Count == 1) Assert.Equal(("CLOSED", "SUSPENDED"), ((string?)page["Accounts"]![2]!["State"], (string?)page["Accounts"]![2]!["Status"]));
            token = page["NextToken"];
        }
        while (token is not null);

        Assert.Equal([20, 20, 20, 0, 20, 20], sizes);
        Assert.Equal("InvalidInputException", (await Organizations("ListAccounts", """{"MaxResults":21}""")).Code);
        Assert.Equal("InvalidInputException", (await Organizations("ListAccounts", """{"NextToken":"x"}""")).Code);
    }

    [Fact]
    public async Task Only_the_management_account_and_its_delegates_may_list_and_any_member_may_describe()
    {
        _wire.Key = SandboxCredentials.For(AwsWire.Member).AccessKeyId;
        Assert.Equal((HttpStatusCode.Forbidden, "AccessDeniedException"), Answer(await Organizations("ListAccounts")));
        Assert.Equal(AwsWire.Home, (string?)(await Organizations("DescribeOrganization")).Body["Organization"]!["MasterAccountId"]);
        _wire.Cloud.Store.Update(s => s.Organization!.DelegatedAdministrators = [AwsWire.Member]);
        Assert.Equal(HttpStatusCode.OK, (await Organizations("ListAccounts")).Status);
        Assert.Equal("AccountNotFoundException", (await Organizations("DescribeAccount", """{"AccountId":"999999999999"}""")).Code);
        _wire.Cloud.Store.Update(s => s.Organization = null);
        Assert.Equal((HttpStatusCode.BadRequest, "AWSOrganizationsNotInUseException"), Answer(await Organizations("DescribeOrganization")));
    }

    [Fact]
    public async Task A_contact_that_is_not_set_is_not_found()
    {
        Assert.Equal((HttpStatusCode.NotFound, "ResourceNotFoundException"), Answer(await Account("getAlternateContact", """{"AlternateContactType":"OPERATIONS"}""")));
        Assert.Equal("Ada Lane", (string?)(await Account("getAlternateContact", """{"AlternateContactType":"SECURITY"}""")).Body["AlternateContact"]!["Name"]);
        Assert.Equal("ValidationException", (await Account("getAlternateContact", """{"AlternateContactType":"OTHER"}""")).Code);
        Assert.Equal("UnknownOperationException", (await Account("getEverything", "{}")).Code);
    }

    [Theory]
    [InlineData(AwsWire.Home, "AccessDeniedException")]
    [InlineData(AwsWire.Member, "")]
    [InlineData("999999999999", "AccessDeniedException")]
    [InlineData("12", "ValidationException")]
    public async Task The_management_account_names_members_and_never_itself(string accountId, string code) =>
        Assert.Equal(code, (await Account("listRegions", $$"""{"AccountId":"{{accountId}}"}""")).Code);

    [Fact]
    public async Task Each_call_has_its_rate()
    {
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await Account("getAccountInformation", "{}")).Status);
        Assert.Equal((HttpStatusCode.TooManyRequests, "TooManyRequestsException"), Answer(await Account("getAccountInformation", "{}")));
        Assert.Equal(HttpStatusCode.OK, (await Account("listRegions", "{}")).Status);
        _wire.Later(1);
        Assert.Equal(HttpStatusCode.OK, (await Account("getAccountInformation", "{}")).Status);
    }

    [Fact]
    public async Task Refusals_have_the_names_of_these_services()
    {
        _wire.Cloud.Store.Update(s =>
        {
            s.Accounts[AwsWire.Home].DeniedActions.Add("account:*");
            return 0;
        });
        Assert.Equal((HttpStatusCode.Forbidden, "AccessDeniedException"), Answer(await Account("listRegions", "{}")));
        Assert.Equal("SerializationException", (await Organizations("ListAccounts", "[]")).Code);
        _wire.Key = "AKIAUNKNOWN";
        Assert.Equal("UnrecognizedClientException", (await Organizations("ListAccounts")).Code);
    }

    private static (HttpStatusCode Status, string Code) Answer((HttpStatusCode Status, string Code, JsonObject Body) answer) => (answer.Status, answer.Code);

    private Task<(HttpStatusCode Status, string Code, JsonObject Body)> Organizations(string action, string body = "{}") =>
        SendAsync("https://organizations.us-east-1.amazonaws.com/", "organizations", body, "AWSOrganizationsV20161128." + action);

    private Task<(HttpStatusCode Status, string Code, JsonObject Body)> Account(string path, string body) =>
        SendAsync("https://account.us-east-1.amazonaws.com/" + path, "account", body, null);

    private async Task<(HttpStatusCode Status, string Code, JsonObject Body)> SendAsync(string url, string service, string body, string? target)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", AwsWire.Authorization(_wire.Key, service));
        if (target is not null) request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        using var response = await _client.SendAsync(request);
        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        var code = response.Headers.TryGetValues("x-amzn-ErrorType", out var types) ? types.First() : (string?)json["__type"] ?? "";
        return (response.StatusCode, code, json);
    }
}
