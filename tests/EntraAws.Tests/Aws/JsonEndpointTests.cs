using Amazon;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Tests.Aws;

/// <summary>The endpoints as botocore's rule sets of 1.43 resolve them.</summary>
public sealed class JsonEndpointTests
{
    [Theory]
    [InlineData("eu-central-1", false, false, "organizations.us-east-1.amazonaws.com", "us-east-1")]
    [InlineData("eu-central-1", true, false, "organizations-fips.us-east-1.amazonaws.com", "us-east-1")]
    [InlineData("eu-central-1", false, true, "organizations.eu-central-1.api.aws", "eu-central-1")]
    [InlineData("eu-central-1", true, true, "organizations-fips.eu-central-1.api.aws", "eu-central-1")]
    [InlineData("cn-north-1", false, false, "organizations.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1")]
    [InlineData("cn-north-1", true, false, "organizations-fips.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [InlineData("cn-north-1", false, true, "organizations.cn-north-1.api.amazonwebservices.com.cn", "cn-north-1")]
    [InlineData("us-gov-east-1", false, false, "organizations.us-gov-west-1.amazonaws.com", "us-gov-west-1")]
    [InlineData("us-gov-east-1", true, false, "organizations.us-gov-west-1.amazonaws.com", "us-gov-west-1")]
    [InlineData("us-gov-east-1", true, true, "organizations-fips.us-gov-east-1.api.aws", "us-gov-east-1")]
    [InlineData("eusc-de-east-1", false, false, "organizations.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1")]
    [InlineData("us-iso-east-1", false, false, "organizations.us-iso-east-1.c2s.ic.gov", "us-iso-east-1")]
    [InlineData("us-isob-east-1", true, true, "organizations-fips.us-isob-east-1.api.aws.scloud", "us-isob-east-1")]
    public void Organizations(string region, bool fips, bool dualStack, string host, string signingRegion) =>
        Assert.Equal(new AwsEndpoint($"https://{host}/", signingRegion), OrganizationsEndpoints.Resolve(RegionEndpoint.GetBySystemName(region), fips, dualStack));

    [Theory]
    [InlineData("eu-central-1", false, false, "account.us-east-1.amazonaws.com", "us-east-1")]
    [InlineData("eu-central-1", true, true, "account-fips.us-east-1.api.aws", "us-east-1")]
    [InlineData("cn-north-1", true, false, "account-fips.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1")]
    [InlineData("cn-north-1", false, true, "account.cn-northwest-1.api.amazonwebservices.com.cn", "cn-northwest-1")]
    [InlineData("us-gov-east-1", true, false, "account-fips.us-gov-west-1.amazonaws.com", "us-gov-west-1")]
    [InlineData("eusc-de-east-1", false, true, "account.eusc-de-east-1.api.amazonwebservices.eu", "eusc-de-east-1")]
    [InlineData("us-isob-east-1", false, false, "account.us-isob-east-1.sc2s.sgov.gov", "us-isob-east-1")]
    public void AccountManagement(string region, bool fips, bool dualStack, string host, string signingRegion) =>
        Assert.Equal(new AwsEndpoint($"https://{host}/", signingRegion), AccountEndpoints.Resolve(RegionEndpoint.GetBySystemName(region), fips, dualStack));
}
