using System.Text.RegularExpressions;

namespace EntraAws.Engine.Documents;

/// <summary>
/// All the addresses where AWS takes SAML assertions: of a partition, of a Region, and, where assertions must be encrypted, of one
/// provider (IAM User Guide, SAML assertions). And the audiences it answers to.
/// </summary>
internal static partial class SignInEndpoint
{
    public static bool IsEndpoint(string url) => Endpoint().IsMatch(url);

    public static bool IsAudience(string audience) => IsEndpoint(audience) || Audience().IsMatch(audience);

    [GeneratedRegex(
        @"^https://(([a-z]{2}(-[a-z]+)+-\d\.)?signin\.(aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)|signin\.(c2shome\.ic\.gov|sc2shome\.sgov\.gov))/saml(/acs/[A-Za-z0-9]+)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Endpoint();

    [GeneratedRegex(@"^urn:amazon:webservices(:govcloud|:cn-north-1)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Audience();
}
