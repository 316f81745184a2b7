using Amazon;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Tests.Stacks;

/// <summary>The endpoint of each partition's IAM Region.</summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("eu-central-1", false, false, "cloudformation.us-east-1.amazonaws.com", "us-east-1")]
    [InlineData("eu-central-1", true, false, "cloudformation-fips.us-east-1.amazonaws.com", "us-east-1")]
    [InlineData("eu-central-1", false, true, "cloudformation.us-east-1.api.aws", "us-east-1")]
    [InlineData("cn-northwest-1", false, false, "cloudformation.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [InlineData("us-gov-east-1", true, false, "cloudformation.us-gov-west-1.amazonaws.com", "us-gov-west-1")]
    [InlineData("eusc-de-east-1", false, false, "cloudformation.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1")]
    [InlineData("us-iso-east-1", false, false, "cloudformation.us-iso-east-1.c2s.ic.gov", "us-iso-east-1")]
    public void One_a_partition(string region, bool fips, bool dualStack, string host, string signingRegion) =>
        Assert.Equal(new AwsEndpoint($"https://{host}/", signingRegion), CloudFormationEndpoints.Resolve(RegionEndpoint.GetBySystemName(region), fips, dualStack));
}
