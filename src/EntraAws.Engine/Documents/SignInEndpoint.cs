using System.Text.RegularExpressions;

namespace EntraAws.Engine.Documents;

/// <summary>
/// All the addresses where AWS takes SAML assertions: of a partition, of a Region, and, where assertions must be encrypted, of one
/// provider (IAM User Guide, SAML assertions). And the audiences it answers to.
/// </summary>
internal static partial class SignInEndpoint
{
    public static bool IsEndpoint(string url) => PartitionOf(url) is not null;

    public static bool IsAudience(string audience) => PartitionOfAudience(audience) is not null;

    /// <summary>The partition that an address belongs to, as ARNs name it; null when it is none of AWS's.</summary>
    public static string? PartitionOf(string url) => Endpoint().Match(url) is { Success: true } match
        ? match.Groups["domain"].Value switch
        {
            "amazonaws.cn" => "aws-cn",
            "amazonaws-us-gov.com" => "aws-us-gov",
            "c2shome.ic.gov" => "aws-iso",
            "sc2shome.sgov.gov" => "aws-iso-b",
            _ => "aws",
        }
        : null;

    /// <summary>The partition that answers to an audience; null when none does.</summary>
    public static string? PartitionOfAudience(string audience) => audience switch
    {
        "urn:amazon:webservices" => "aws",
        "urn:amazon:webservices:cn-north-1" => "aws-cn",
        "urn:amazon:webservices:govcloud" => "aws-us-gov",
        _ => PartitionOf(audience),
    };

    [GeneratedRegex(
        @"^https://(([a-z]{2}(-[a-z]+)+-\d\.)?signin\.(?<domain>aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)|signin\.(?<domain>c2shome\.ic\.gov|sc2shome\.sgov\.gov))/saml(/acs/[A-Za-z0-9]+)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Endpoint();
}
