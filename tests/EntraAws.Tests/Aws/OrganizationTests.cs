using EntraAws.Engine.Aws;
using EntraAws.Sandbox;
using static EntraAws.Tests.Aws.FakeAws;

namespace EntraAws.Tests.Aws;

public sealed class OrganizationTests
{
    [Fact]
    public async Task Accounts_are_listed_over_all_pages_the_empty_ones_too()
    {
        var aws = new FakeAws().On("ListAccounts",
            Json("""{"Accounts":[{"Id":"111122223333","Name":"One","State":"ACTIVE","Status":"SUSPENDED","JoinedTimestamp":1700000000.5}],"NextToken":"a"}"""),
            Json("""{"Accounts":[],"NextToken":"b"}"""),
            Json("""{"Accounts":[{"Id":"444455556666","Status":"PENDING_CLOSURE","JoinedMethod":"INVITED"}]}"""));
        using var connection = await FakeConnection.OpenAsync(aws, o => o with { Region = "eu-central-1" });

        var accounts = new List<OrganizationAccount>();
        await connection.Cloud.Organization.ListAccountsAsync(Add(accounts), CancellationToken.None);

        Assert.Equal(["ACTIVE", "PENDING_CLOSURE"], accounts.Select(a => a.State));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1700000000500), accounts[0].JoinedAt);
        Assert.Equal((true, "INVITED"), (accounts[0].IsActive, accounts[1].JoinedMethod));
        var calls = aws.Calls.Skip(1).ToList();
        Assert.Equal(["-", "a", "b"], calls.Select(c => c.Form.GetValueOrDefault("NextToken", "-")));
        Assert.All(calls, c => Assert.Equal(("https://organizations.us-east-1.amazonaws.com/", "20", "AWSOrganizationsV20161128.ListAccounts"), (c.Uri.ToString(), c.Form["MaxResults"], c.Form["Target"])));
        Assert.Contains("/us-east-1/organizations/aws4_request", calls[0].Authorization, StringComparison.Ordinal);
        Assert.Equal(0, connection.Counter.Writes);
    }

    [Fact]
    public async Task A_list_that_does_not_go_on_is_refused()
    {
        using var connection = await FakeConnection.OpenAsync(new FakeAws().On("ListAccounts", Json("""{"Accounts":[],"NextToken":"a"}""")));
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => connection.Cloud.Organization.ListAccountsAsync(Add([]), CancellationToken.None));
        Assert.Equal("AwsAnswerInvalid", error.ErrorId);
    }

    [Fact]
    public async Task An_account_in_no_organization_is_told_apart_from_one_that_may_not_ask()
    {
        var aws = new FakeAws()
            .On("DescribeOrganization", Json("""{"__type":"com.amazonaws.organizations#AWSOrganizationsNotInUseException","Message":"Not a member."}""", 400))
            .On("ListAccounts", Json("""{"__type":"AWSOrganizationsNotInUseException","Message":"Not a member."}""", 400), Json("""{"__type":"AccessDeniedException","Message":"You may not."}""", 400))
            .On("DescribeAccount", Json("""{"__type":"AccountNotFoundException","Message":"No."}""", 400), Json("""{"__type":"AccessDeniedException","Message":"You may not."}""", 400));
        using var connection = await FakeConnection.OpenAsync(aws);
        var organization = connection.Cloud.Organization;

        Assert.Null(await organization.DescribeAsync(CancellationToken.None));
        Assert.Equal("OrganizationMissing", (await Assert.ThrowsAsync<EntraAwsException>(() => organization.ListAccountsAsync(Add([]), CancellationToken.None))).ErrorId);
        var denied = await Assert.ThrowsAsync<EntraAwsException>(() => organization.ListAccountsAsync(Add([]), CancellationToken.None));
        Assert.Equal("AwsAccessDenied", denied.ErrorId);
        Assert.Contains("organizations:ListAccounts", denied.Message, StringComparison.Ordinal);
        Assert.Null(await organization.DescribeAccountAsync("444455556666", CancellationToken.None));
        Assert.Null(await organization.DescribeAccountAsync("444455556666", CancellationToken.None));
    }

    [Fact]
    public async Task Rates_broken_answers_and_lost_connections_are_retried()
    {
        var aws = new FakeAws().On("DescribeOrganization",
            Json("{"),
            Json("""{"__type":"TooManyRequestsException","Message":"Slow down."}""", 400),
            Broken(),
            Json("""{"__type":"ServiceException","Message":"Sorry."}""", 500),
            Json("""{"Organization":{"Id":"o-1","MasterAccountId":"111122223333","FeatureSet":"CONSOLIDATED_BILLING"}}"""));
        using var connection = await FakeConnection.OpenAsync(aws);

        Assert.Equal(new AwsOrganizationInfo("o-1", "111122223333", false), await connection.Cloud.Organization.DescribeAsync(CancellationToken.None));
        Assert.Equal(6, connection.Counter.Reads);
        Assert.True(connection.Clock.Waited > TimeSpan.Zero);
    }

    [Fact]
    public async Task The_sandbox_answers_the_same_way()
    {
        using var sandbox = OrganizationSandbox.Sample();
        using var cloud = await OrganizationSandbox.ConnectAsync(sandbox);
        sandbox.Store.Update(s =>
        {
            for (var i = 0; i < 130; i++) s.Organization!.Accounts.Add(new SandboxMemberAccount { AccountId = $"{700000000000 + i}", Name = $"Team {i}" });
            return 0;
        });

        var accounts = new List<OrganizationAccount>();
        await cloud.Organization.ListAccountsAsync(Add(accounts), CancellationToken.None);
        Assert.Equal(132, accounts.Select(a => a.Id).Distinct().Count());
        Assert.Equal(132, accounts.Count);
        Assert.Equal("111122223333", (await cloud.Organization.DescribeAsync(CancellationToken.None))!.ManagementAccountId);
        Assert.Equal("Contoso Dev/Test", (await cloud.Organization.DescribeAccountAsync("444455556666", CancellationToken.None))!.Name);
        Assert.Null(await cloud.Organization.DescribeAccountAsync("999999999999", CancellationToken.None));
    }

    private static Func<OrganizationAccount, Task> Add(List<OrganizationAccount> list) => account =>
    {
        list.Add(account);
        return Task.CompletedTask;
    };
}
