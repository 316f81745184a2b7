using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

/// <summary>The official STS client over the sandbox: it signs, sends, parses and retries as with AWS.</summary>
public sealed class AwsSdkTests
{
    private readonly AwsWire _aws = new();

    [Fact]
    public async Task The_official_client_assumes_a_role_and_acts_in_it()
    {
        var (key, secret) = _aws.Cloud.HomeCredentials();
        using var home = Client(new BasicAWSCredentials(key, secret));
        Assert.Equal(AwsWire.Home, (await home.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Account);
        var session = await home.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = "arn:aws:iam::444455556666:role/OrganizationAccountAccessRole", RoleSessionName = "sdk" });
        using var member = Client(session.Credentials);
        Assert.Equal(AwsWire.Member, (await member.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Account);
    }

    [Fact]
    public async Task It_understands_refusals_and_retries_faults()
    {
        var (key, secret) = _aws.Cloud.HomeCredentials();
        using var client = Client(new BasicAWSCredentials(key, secret));
        var script = new ScriptedFaults().On("GetCallerIdentity", Fault.Throttle, Fault.ServerError, Fault.Reset, Fault.LostAnswer);
        _aws.Cloud.Faults = script;
        Assert.Equal(AwsWire.Home, (await client.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Account);
        Assert.True(script.Done);
        var refused = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => client.AssumeRoleAsync(
            new AssumeRoleRequest { RoleArn = "arn:aws:iam::999988887777:role/Nothing", RoleSessionName = "sdk" }));
        Assert.Equal("AccessDenied", refused.ErrorCode);
        Assert.True(Guid.TryParse(refused.RequestId, out _));
    }

    private AmazonSecurityTokenServiceClient Client(AWSCredentials credentials) => new(credentials, new AmazonSecurityTokenServiceConfig
    {
        RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = new Factory(_aws.Cloud), RetryMode = RequestRetryMode.Standard, MaxErrorRetry = 6,
    });

    private sealed class Factory(SandboxCloud cloud) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(cloud.CreateAwsHandler());
    }
}
