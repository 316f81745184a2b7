using Amazon;
using Amazon.Runtime.Internal;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>What the client must know of a service: how it is named, signed and reached.</summary>
/// <param name="ServiceId">The SDK's name of it; AWS_ENDPOINT_URL_&lt;SERVICE_ID&gt; and profiles are looked up by it.</param>
/// <param name="SigningName">The service in the scope of a signature.</param>
/// <param name="Version">The API version that a query carries.</param>
/// <param name="Protocol">How calls are written and answers read.</param>
/// <param name="Resolve">Endpoint and signing Region from Region, FIPS and dual stack.</param>
internal sealed record AwsService(
    string ServiceId,
    string SigningName,
    string Version,
    Func<AwsService, InvokeOptionsBase> Protocol,
    Func<RegionEndpoint, bool, bool, AwsEndpoint> Resolve)
{
    public static AwsService Iam { get; } = new("IAM", "iam", "2010-05-08", QueryProtocol.Options, IamEndpoints.Resolve);

    public static AwsService Organizations { get; } =
        new("Organizations", "organizations", "2016-11-28", JsonProtocol.Targeted("AWSOrganizationsV20161128"), OrganizationsEndpoints.Resolve);

    public static AwsService CloudFormation { get; } = new("CloudFormation", "cloudformation", "2010-05-15", QueryProtocol.Options, CloudFormationEndpoints.Resolve);

    public static AwsService Account { get; } = new("Account", "account", "2021-02-01", JsonProtocol.Rest, AccountEndpoints.Resolve);

    public static AwsService IdentityCenter { get; } = new("SSO Admin", "sso", "2020-07-20", JsonProtocol.Targeted("SWBExternalService"), IdentityCenterEndpoints.Sso);

    public static AwsService IdentityStore { get; } =
        new("identitystore", "identitystore", "2020-06-15", JsonProtocol.Targeted("AWSIdentityStore"), IdentityCenterEndpoints.Store);
}
