using Amazon;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>
/// AWS Organizations has one endpoint a partition, but for dual stack and, in China, FIPS, which are Region by Region. The
/// rules are those of botocore's organizations endpoint rule set.
/// </summary>
internal static class OrganizationsEndpoints
{
    public static AwsEndpoint Resolve(RegionEndpoint region, bool fips, bool dualStack) => (region.PartitionName, dualStack) switch
    {
        ("aws", false) => RegionalEndpoints.Of("organizations", "us-east-1", "amazonaws.com", fips),
        ("aws-cn", false) => RegionalEndpoints.Of("organizations", fips ? region.SystemName : "cn-northwest-1", "amazonaws.com.cn", fips),
        // GovCloud's own endpoint is a FIPS one.
        ("aws-us-gov", false) => RegionalEndpoints.Of("organizations", "us-gov-west-1", "amazonaws.com", fips: false),
        (_, true) => RegionalEndpoints.Of("organizations", region.SystemName, RegionalEndpoints.DualStackSuffix(region), fips),
        _ => RegionalEndpoints.Of("organizations", region.SystemName, region.PartitionDnsSuffix, fips),
    };
}
