using static EntraAws.Tests.Aws.FakeAws;

namespace EntraAws.Tests.Aws;

public sealed class ManyAccountsTests
{
    private const string Session = "<Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2036-01-01T00:00:00Z</Expiration></Credentials>";

    [Fact]
    public async Task Accounts_are_entered_side_by_side_and_each_once()
    {
        using var meeting = new Barrier(2);
        var aws = new FakeAws().On("AssumeRole", Ok("AssumeRole", Session));
        // Two role assumptions under way at the same time, or the barrier gives up.
        aws.Before = action =>
        {
            if (action == "AssumeRole") Assert.True(meeting.SignalAndWait(TimeSpan.FromSeconds(30)));
        };
        using var connection = await FakeConnection.OpenAsync(aws);

        Task<Engine.Aws.IAwsAccount> Enter(string id) => Task.Run(() => connection.Cloud.GetAccountAsync(id, CancellationToken.None));
        var entered = await Task.WhenAll(Enter("444455556666"), Enter("777788889999"), Enter("444455556666"), Enter("777788889999"));

        Assert.Same(entered[0], entered[2]);
        Assert.Same(entered[1], entered[3]);
        Assert.Equal(2, aws.Actions.Count(a => a == "AssumeRole"));
    }

    [Fact]
    public async Task A_released_account_is_entered_anew()
    {
        var aws = new FakeAws().On("AssumeRole", Ok("AssumeRole", Session)).On("ListAccountAliases", Ok("ListAccountAliases"));
        using var connection = await FakeConnection.OpenAsync(aws);

        var first = await connection.Cloud.GetAccountAsync("444455556666", CancellationToken.None);
        connection.Cloud.ReleaseAccount("444455556666");
        connection.Cloud.ReleaseAccount("444455556666");
        connection.Cloud.ReleaseAccount(Account);
        var second = await connection.Cloud.GetAccountAsync("444455556666", CancellationToken.None);

        Assert.NotSame(first, second);
        Assert.Null(await second.GetAccountAliasAsync(CancellationToken.None));
        Assert.Equal(2, aws.Actions.Count(a => a == "AssumeRole"));
    }

    [Fact]
    public async Task One_account_that_refuses_does_not_hold_the_others()
    {
        var aws = new FakeAws().On("AssumeRole", Error(403, "AccessDenied"), Ok("AssumeRole", Session));
        using var connection = await FakeConnection.OpenAsync(aws);

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => connection.Cloud.GetAccountAsync("444455556666", CancellationToken.None));
        Assert.Equal("AwsAccountUnreachable", error.ErrorId);
        Assert.Equal("444455556666", (await connection.Cloud.GetAccountAsync("444455556666", CancellationToken.None)).AccountId);
    }
}
