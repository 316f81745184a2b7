using Amazon;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>IAM Identity Center and its identity store, Region by Region. The rules are those of botocore's rule sets of both.</summary>
internal static class IdentityCenterEndpoints
{
    public static AwsEndpoint Sso(RegionEndpoint region, bool fips, bool dualStack) => Of("sso", region, fips, dualStack);

    public static AwsEndpoint Store(RegionEndpoint region, bool fips, bool dualStack) => Of("identitystore", region, fips, dualStack);

    private static AwsEndpoint Of(string service, RegionEndpoint region, bool fips, bool dualStack) =>
        // GovCloud's own endpoints are FIPS ones.
        RegionalEndpoints.Of(service, region.SystemName, dualStack ? RegionalEndpoints.DualStackSuffix(region) : region.PartitionDnsSuffix, fips && (dualStack || region.PartitionName != "aws-us-gov"));
}
