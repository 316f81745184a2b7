using Amazon;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Aws.Wire;
using EntraAws.Sandbox;
using static EntraAws.Tests.Aws.FakeAws;

namespace EntraAws.Tests.Aws;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("us-east-1", false, false, "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("eu-central-1", false, false, "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("eu-central-1", true, false, "https://iam-fips.amazonaws.com/", "us-east-1")]
    [InlineData("eu-central-1", false, true, "https://iam.global.api.aws/", "us-east-1")]
    [InlineData("eu-central-1", true, true, "https://iam-fips.global.api.aws/", "us-east-1")]
    [InlineData("cn-north-1", false, false, "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("cn-northwest-1", false, false, "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("us-gov-west-1", false, false, "https://iam.us-gov.amazonaws.com/", "us-gov-west-1")]
    [InlineData("us-gov-east-1", true, false, "https://iam.us-gov.amazonaws.com/", "us-gov-west-1")]
    [InlineData("us-gov-east-1", false, true, "https://iam.us-gov.api.aws/", "us-gov-west-1")]
    [InlineData("eusc-de-east-1", false, false, "https://iam.eusc-de-east-1.amazonaws.eu/", "eusc-de-east-1")]
    public void Iam_has_one_endpoint_a_partition(string region, bool fips, bool dualStack, string url, string signingRegion) =>
        Assert.Equal(new AwsEndpoint(url, signingRegion), IamEndpoints.Resolve(RegionEndpoint.GetBySystemName(region), fips, dualStack));

    [Fact]
    public async Task A_request_goes_to_the_partition_and_is_signed_for_its_home_region()
    {
        var aws = new FakeAws().On("ListAccountAliases", Ok("ListAccountAliases"));
        using var connection = await FakeConnection.OpenAsync(aws, o => o with { Region = "cn-northwest-1" });
        var account = await connection.Cloud.GetAccountAsync(null, CancellationToken.None);
        await account.GetAccountAliasAsync(CancellationToken.None);

        Assert.Equal("sts.cn-northwest-1.amazonaws.com.cn", aws.Calls[0].Uri.Host);
        Assert.Equal("https://iam.cn-north-1.amazonaws.com.cn/", aws.Calls[1].Uri.ToString());
        Assert.Contains("/cn-north-1/iam/aws4_request", aws.Calls[1].Authorization, StringComparison.Ordinal);
        Assert.Equal("2010-05-08", aws.Calls[1].Form["Version"]);
        Assert.Equal("cn-northwest-1", connection.Cloud.Identity.Region);
    }

    [Fact]
    public async Task An_endpoint_that_is_given_serves_both_services()
    {
        var aws = new FakeAws().On("ListAccountAliases", Ok("ListAccountAliases"));
        using var connection = await FakeConnection.OpenAsync(aws, o => o with { EndpointUrl = "http://127.0.0.1:5000" });
        var account = await connection.Cloud.GetAccountAsync(null, CancellationToken.None);
        await account.GetAccountAliasAsync(CancellationToken.None);

        Assert.All(aws.Calls, c => Assert.Equal("http://127.0.0.1:5000/", c.Uri.ToString()));
        Assert.Contains("/us-east-1/iam/aws4_request", aws.Calls[1].Authorization, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL", "http://127.0.0.1:5001", "http://127.0.0.1:5001/")]
    [InlineData("AWS_ENDPOINT_URL_IAM", "http://127.0.0.1:5002", "http://127.0.0.1:5002/")]
    [InlineData("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:5003", "https://iam.amazonaws.com/")]
    public void The_environment_can_name_the_endpoint(string variable, string value, string url)
    {
        // Connections with a handler ignore the environment, so other tests do not see it.
        Environment.SetEnvironmentVariable(variable, value);
        try
        {
            var config = new AwsServiceConfig(AwsService.Iam) { RegionEndpoint = RegionEndpoint.EUWest1 };
            Assert.Equal(new AwsEndpoint(url, "us-east-1"), config.Endpoint());
            config = new AwsServiceConfig(AwsService.Iam) { RegionEndpoint = RegionEndpoint.EUWest1, IgnoreConfiguredEndpointUrls = true };
            Assert.Equal("https://iam.amazonaws.com/", config.Endpoint().Url);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Theory]
    [InlineData("ftp://x", null, "AwsEndpointInvalid")]
    [InlineData("localhost:5000", null, "AwsEndpointInvalid")]
    [InlineData(null, "europe", "AwsRegionInvalid")]
    [InlineData(null, "us-east-1.evil.example", "AwsRegionInvalid")]
    public async Task What_is_no_endpoint_or_region_is_refused_before_the_first_call(string? url, string? region, string errorId)
    {
        var aws = new FakeAws();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => FakeConnection.OpenAsync(aws, o => o with { EndpointUrl = url, Region = region }));
        Assert.Equal(errorId, error.ErrorId);
        Assert.Empty(aws.Calls);
    }
}
