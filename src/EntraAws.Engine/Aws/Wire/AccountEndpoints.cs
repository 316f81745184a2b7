using Amazon;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>Account Management has one endpoint a partition, in its home Region. The rules are those of botocore's account endpoint rule set.</summary>
internal static class AccountEndpoints
{
    public static AwsEndpoint Resolve(RegionEndpoint region, bool fips, bool dualStack) =>
        RegionalEndpoints.Of("account", Home(region), dualStack ? RegionalEndpoints.DualStackSuffix(region) : region.PartitionDnsSuffix, fips);

    private static string Home(RegionEndpoint region) => region.PartitionName switch
    {
        "aws" => "us-east-1",
        "aws-cn" => "cn-northwest-1",
        "aws-us-gov" => "us-gov-west-1",
        "aws-eusc" => "eusc-de-east-1",
        _ => region.SystemName,
    };
}
