using System.Net;
using System.Text;
using EntraAws.Engine.Aws;
using static EntraAws.Tests.Aws.FakeAws;

namespace EntraAws.Tests.Aws;

public sealed class AccountManagementTests
{
    private const string Session = "<Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2036-01-01T00:00:00Z</Expiration></Credentials>";

    [Fact]
    public async Task The_own_account_is_asked_about_without_its_id()
    {
        var aws = new FakeAws()
            .On("getAlternateContact", Json("""{"AlternateContact":{"AlternateContactType":"BILLING","Name":"Elena","EmailAddress":"e@example.com"}}"""))
            .On("listRegions", Json("""{"Regions":[{"RegionName":"us-east-1","RegionOptStatus":"ENABLED_BY_DEFAULT"}],"NextToken":"2"}"""), Json("""{"Regions":[{"RegionName":"me-central-1","RegionOptStatus":"DISABLING"}]}"""))
            .On("getAccountInformation", Json("""{"AccountId":"111122223333","AccountName":"One","AccountState":"ACTIVE","AccountCreatedDate":"2020-01-02T03:04:05Z"}"""));
        using var connection = await FakeConnection.OpenAsync(aws, o => o with { Region = "eu-central-1" });
        var management = await connection.Cloud.GetAccountManagementAsync(Account, CancellationToken.None);

        Assert.Equal(("Billing", "Elena"), ((await management.GetAlternateContactAsync("Billing", CancellationToken.None))!.Type, "Elena"));
        Assert.Equal([true, false], (await management.ListRegionsAsync(CancellationToken.None)).Select(r => r.Enabled));
        Assert.Equal(new AccountInformation("One", "ACTIVE", new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.Zero)), await management.GetAccountInformationAsync(CancellationToken.None));
        Assert.DoesNotContain(aws.Calls, c => c.Form.ContainsKey("AccountId"));
        Assert.Equal(("https://account.us-east-1.amazonaws.com/getAlternateContact", "BILLING"), (aws.Calls[1].Uri.ToString(), aws.Calls[1].Form["AlternateContactType"]));
        Assert.Contains("/us-east-1/account/aws4_request", aws.Calls[1].Authorization, StringComparison.Ordinal);
        Assert.Equal(0, connection.Counter.Writes);
    }

    [Fact]
    public async Task A_contact_that_is_not_set_is_no_error_and_a_call_that_is_not_offered_neither()
    {
        var aws = new FakeAws()
            .On("getAlternateContact", Typed(404, "ResourceNotFoundException:http://internal.amazon.com/x/"))
            .On("getAccountInformation", Typed(404, "UnknownOperationException"), Body(HttpStatusCode.NotFound, "<html>no</html>", "text/html"));
        using var connection = await FakeConnection.OpenAsync(aws);
        var management = await connection.Cloud.GetAccountManagementAsync(null, CancellationToken.None);

        Assert.Null(await management.GetAlternateContactAsync("Security", CancellationToken.None));
        Assert.Null(await management.GetAccountInformationAsync(CancellationToken.None));
        Assert.Null(await management.GetAccountInformationAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Where_the_organization_may_not_ask_the_role_in_the_account_does_and_once_is_enough()
    {
        var aws = new FakeAws()
            .On("listRegions", Typed(403, "AccessDeniedException"), Json("""{"Regions":[]}"""))
            .On("getAlternateContact", Typed(404, "ResourceNotFoundException"))
            .On("AssumeRole", Ok("AssumeRole", Session));
        using var connection = await FakeConnection.OpenAsync(aws);
        var management = await connection.Cloud.GetAccountManagementAsync("444455556666", CancellationToken.None);

        Assert.Empty(await management.ListRegionsAsync(CancellationToken.None));
        Assert.Null(await management.GetAlternateContactAsync("Billing", CancellationToken.None));
        Assert.Equal(["GetCallerIdentity", "listRegions", "AssumeRole", "listRegions", "getAlternateContact"], aws.Actions);
        Assert.Equal(["444455556666", "-", "-"], aws.Calls.Where(c => c.Uri.Host.StartsWith("account", StringComparison.Ordinal)).Select(c => c.Form.GetValueOrDefault("AccountId", "-")));
        Assert.Equal("t", aws.Calls[^1].SessionToken);
    }

    [Fact]
    public async Task When_neither_way_is_open_the_refusal_names_the_action()
    {
        var aws = new FakeAws().On("listRegions", Typed(403, "AccessDeniedException")).On("AssumeRole", Error(403, "AccessDenied"));
        using var connection = await FakeConnection.OpenAsync(aws);
        var management = await connection.Cloud.GetAccountManagementAsync("444455556666", CancellationToken.None);

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => management.ListRegionsAsync(CancellationToken.None));
        Assert.Equal("AwsAccessDenied", error.ErrorId);
        Assert.Contains("account:ListRegions", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sandbox_answers_by_both_ways()
    {
        using var sandbox = OrganizationSandbox.Sample();
        using var cloud = await OrganizationSandbox.ConnectAsync(sandbox);
        var home = await cloud.GetAccountManagementAsync(null, CancellationToken.None);
        var member = await cloud.GetAccountManagementAsync(OrganizationSandbox.Member, CancellationToken.None);

        Assert.Equal("security@contoso.com", (await home.GetAlternateContactAsync("Security", CancellationToken.None))!.EmailAddress);
        Assert.Null(await home.GetAlternateContactAsync("Operations", CancellationToken.None));
        Assert.Equal("Ben Ortiz", (await member.GetAlternateContactAsync("Operations", CancellationToken.None))!.Name);
        Assert.Equal("Contoso Dev/Test", (await member.GetAccountInformationAsync(CancellationToken.None))!.Name);
        var regions = await home.ListRegionsAsync(CancellationToken.None);
        Assert.Equal((34, 18), (regions.Count, regions.Count(r => r.Enabled)));

        sandbox.Store.Update(s => s.Organization!.AccountManagementTrusted = false);
        member = await cloud.GetAccountManagementAsync(OrganizationSandbox.Member, CancellationToken.None);
        Assert.Equal("Ben Ortiz", (await member.GetAlternateContactAsync("Operations", CancellationToken.None))!.Name);
    }

    private static Func<HttpResponseMessage> Typed(int status, string type) => () =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("""{"message":"It is so"}""", Encoding.UTF8, "application/json") };
        response.Headers.TryAddWithoutValidation("x-amzn-ErrorType", type);
        return response;
    };
}
