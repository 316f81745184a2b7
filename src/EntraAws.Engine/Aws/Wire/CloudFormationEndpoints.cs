using Amazon;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>
/// CloudFormation has an endpoint in each Region. Only that of the partition's IAM Region is asked: the stack set of the
/// roles is then found again whatever Region a connection names.
/// </summary>
internal static class CloudFormationEndpoints
{
    public static AwsEndpoint Resolve(RegionEndpoint region, bool fips, bool dualStack) => RegionalEndpoints.Of(
        "cloudformation",
        Home(region.PartitionName) ?? region.SystemName,
        dualStack ? RegionalEndpoints.DualStackSuffix(region) : region.PartitionDnsSuffix,
        // GovCloud's own endpoint is a FIPS one.
        fips && region.PartitionName != "aws-us-gov");

    /// <summary>The Region that a partition's IAM is signed for; null for a partition that is not known.</summary>
    public static string? Home(string partition) => partition switch
    {
        "aws" => "us-east-1",
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        "aws-eusc" => "eusc-de-east-1",
        _ => null,
    };
}
