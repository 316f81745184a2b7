using EntraAws.Engine;
using EntraAws.Engine.Auth;
using EntraAws.Engine.Aws;
using static EntraAws.Tests.Aws.FakeAws;

namespace EntraAws.Tests.Aws;

public sealed class CredentialTests
{
    private const string Other = "444455556666";

    private static Func<HttpResponseMessage> Session(string token, DateTimeOffset? end = null) => Ok("AssumeRole",
        $"<Credentials><AccessKeyId>ASIA{token}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>{token}</SessionToken>"
        + $"<Expiration>{end ?? DateTimeOffset.UtcNow.AddHours(1):yyyy-MM-ddTHH:mm:ssZ}</Expiration></Credentials><AssumedRoleUser><Arn>arn:aws:sts::{Other}:assumed-role/x/EntraAws</Arn></AssumedRoleUser>");

    [Fact]
    public async Task The_caller_is_identified()
    {
        var host = new QuietHost();
        using var cloud = await AwsCloud.ConnectAsync(FakeConnection.Options(new FakeAws(), TimeProvider.System, new RequestCounter()), host, CancellationToken.None);

        Assert.Equal(new AwsIdentity(Account, $"arn:aws:iam::{Account}:user/ops", "aws", "us-east-1", "access key"), cloud.Identity);
        Assert.DoesNotContain(host.Verbose, v => v.Contains("secret", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Credentials_that_AWS_refuses_are_named()
    {
        var aws = new FakeAws().On("GetCallerIdentity", Error(403, "InvalidClientTokenId", "The security token included in the request is invalid."));
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => FakeConnection.OpenAsync(aws));
        Assert.Equal("AwsCredentialsRejected", error.ErrorId);
        Assert.Contains("access key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sts_waits_on_the_given_clock_too()
    {
        var aws = new FakeAws();
        aws.On("GetCallerIdentity", Error(400, "Throttling"), Error(400, "Throttling"), Error(400, "Throttling"),
            Ok("GetCallerIdentity", $"<Arn>arn:aws-us-gov:iam::{Account}:user/ops</Arn><Account>{Account}</Account>"));
        using var connection = await FakeConnection.OpenAsync(aws);

        Assert.Equal("aws-us-gov", connection.Cloud.Identity.Partition);
        Assert.True(connection.Clock.Waited > TimeSpan.Zero);
        Assert.Equal(4, connection.Counter.Reads);
    }

    [Fact]
    public async Task Another_account_is_entered_once_through_its_role()
    {
        var aws = new FakeAws().On("AssumeRole", Session("T1")).On("ListAccountAliases", Ok("ListAccountAliases"));
        using var connection = await FakeConnection.OpenAsync(aws);
        var accounts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => connection.Cloud.GetAccountAsync(Other, CancellationToken.None)));
        await accounts[0].GetAccountAliasAsync(CancellationToken.None);

        Assert.All(accounts, a => Assert.Same(accounts[0], a));
        var assume = Assert.Single(aws.Calls, c => c.Action == "AssumeRole");
        Assert.Equal($"arn:aws:iam::{Other}:role/OrganizationAccountAccessRole", assume.Form["RoleArn"]);
        Assert.Equal("T1", aws.Calls[^1].SessionToken);
        Assert.Equal(0, connection.Counter.Writes);
    }

    [Fact]
    public async Task A_session_is_renewed_when_it_runs_out_or_is_refused()
    {
        var aws = new FakeAws().On("ListAccountAliases", Ok("ListAccountAliases"), Error(403, "ExpiredToken"), Ok("ListAccountAliases"));
        using var connection = await FakeConnection.OpenAsync(aws);
        var now = connection.Clock.GetUtcNow();
        aws.On("AssumeRole", Session("T1", now.AddHours(1)), Session("T2", now.AddHours(3)), Session("T3", now.AddHours(9)));
        var account = await connection.Cloud.GetAccountAsync(Other, CancellationToken.None);

        await account.GetAccountAliasAsync(CancellationToken.None);
        await account.GetAccountAliasAsync(CancellationToken.None);
        Assert.Equal(["T1", "T1", "T2"], Tokens());

        await Task.Delay(TimeSpan.FromHours(2), connection.Clock);
        connection.Clock.CatchUp(now.AddHours(2.95));
        await account.GetAccountAliasAsync(CancellationToken.None);
        Assert.Equal("T3", Tokens().Last());

        List<string?> Tokens() => [.. aws.Calls.Where(c => c.Action == "ListAccountAliases").Select(c => c.SessionToken)];
    }

    [Fact]
    public async Task A_role_that_can_not_be_assumed_is_told_with_the_account()
    {
        var aws = new FakeAws().On("AssumeRole", Error(403, "AccessDenied", "User is not authorized to perform: sts:AssumeRole"));
        using var connection = await FakeConnection.OpenAsync(aws, o => o with { AccountRoleName = "Admin" });

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => connection.Cloud.GetAccountAsync(Other, CancellationToken.None));
        Assert.Equal("AwsAccountUnreachable", error.ErrorId);
        Assert.Equal(Other, error.FaultTarget);
        Assert.Equal("AccountIdInvalid", (await Assert.ThrowsAsync<EntraAwsException>(() => connection.Cloud.GetAccountAsync("12", CancellationToken.None))).ErrorId);
    }

    [Fact]
    public async Task A_profile_is_taken_from_its_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "[work]\naws_access_key_id = AKIAWORK\naws_secret_access_key = x\nregion = eu-west-3\n");
            var aws = new FakeAws();
            using var connection = await FakeConnection.OpenAsync(aws, o => o with { AccessKeyId = null, SecretKey = null, ProfileName = "work", ProfileLocation = file });
            Assert.Equal("profile 'work'", connection.Cloud.Identity.CredentialSource);
            Assert.Equal("eu-west-3", connection.Cloud.Identity.Region);
            Assert.Contains("AKIAWORK", aws.Calls[0].Authorization, StringComparison.Ordinal);

            var error = await Assert.ThrowsAsync<EntraAwsException>(() => AwsCredentialChain.FindAsync(new AwsOptions { ProfileName = "absent", ProfileLocation = file }, CancellationToken.None));
            Assert.Equal("AwsCredentialsMissing", error.ErrorId);
            Assert.Contains("'absent'", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
