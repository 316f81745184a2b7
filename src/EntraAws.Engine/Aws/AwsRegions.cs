using System.Text.RegularExpressions;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using EntraAws.Contracts;

namespace EntraAws.Engine.Aws;

/// <summary>Which Region counts: the one given, the profile's, the environment's, or us-east-1.</summary>
internal static partial class AwsRegions
{
    private const string Default = "us-east-1";

    /// <exception cref="EntraAwsException">It is no Region's name.</exception>
    public static RegionEndpoint Resolve(AwsOptions options)
    {
        return Find(options.Region ?? ProfileRegion(options) ?? (options.Handler is null ? FromEnvironment() : null) ?? Default);
    }

    /// <exception cref="EntraAwsException">It is no Region's name.</exception>
    public static RegionEndpoint Find(string name) => Shape().IsMatch(name) ? RegionEndpoint.GetBySystemName(name) : throw Faults.AwsRegionInvalid(name);

    private static string? ProfileRegion(AwsOptions options) =>
        options.ProfileName is { } profile && new CredentialProfileStoreChain(options.ProfileLocation).TryGetProfile(profile, out var found)
            ? found.Region?.SystemName
            : null;

    /// <summary>The SDK's own search, short of instance metadata, whose absence takes seconds to notice; then what the AWS CLI reads.</summary>
    private static string? FromEnvironment()
    {
        string? found = null;
        try
        {
            found = FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName;
        }
        catch (AmazonClientException)
        {
            // No Region is configured, which is no failure here.
        }

        return found ?? (Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION") is { Length: > 0 } name ? name : null);
    }

    [GeneratedRegex("^[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2}$")]
    private static partial Regex Shape();
}
