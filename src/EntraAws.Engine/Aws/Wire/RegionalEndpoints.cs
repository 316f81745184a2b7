using Amazon;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>Endpoints with the Region in their name, which they are also signed for.</summary>
internal static class RegionalEndpoints
{
    public static AwsEndpoint Of(string service, string region, string suffix, bool fips) =>
        new($"https://{service}{(fips ? "-fips" : "")}.{region}.{suffix}/", region);

    /// <summary>The suffix of a partition's dual-stack names, as botocore's partitions file has it.</summary>
    public static string DualStackSuffix(RegionEndpoint region) => region.PartitionName switch
    {
        "aws-cn" => "api.amazonwebservices.com.cn",
        "aws-eusc" => "api.amazonwebservices.eu",
        "aws-iso" => "api.aws.ic.gov",
        "aws-iso-b" => "api.aws.scloud",
        _ => "api.aws",
    };
}
