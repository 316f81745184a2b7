using Amazon;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>IAM has one endpoint a partition, signed for that partition's home Region. The rules are those of botocore's iam endpoint rule set.</summary>
internal static class IamEndpoints
{
    public static AwsEndpoint Resolve(RegionEndpoint region, bool fips, bool dualStack) => region.PartitionName switch
    {
        "aws" => new(Host(fips ? "iam-fips" : "iam", dualStack ? "global.api.aws" : "amazonaws.com"), "us-east-1"),
        "aws-cn" => new(Host("iam", dualStack ? "global.api.amazonwebservices.com.cn" : "cn-north-1.amazonaws.com.cn"), "cn-north-1"),
        "aws-us-gov" => new(Host("iam", dualStack ? "us-gov.api.aws" : "us-gov.amazonaws.com"), "us-gov-west-1"),
        "aws-eusc" => new(Host("iam", "eusc-de-east-1.amazonaws.eu"), "eusc-de-east-1"),
        _ => new(Host("iam", $"{region.SystemName}.{region.PartitionDnsSuffix}"), region.SystemName),
    };

    private static string Host(string name, string suffix) => $"https://{name}.{suffix}/";
}
