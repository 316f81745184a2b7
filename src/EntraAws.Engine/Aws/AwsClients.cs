using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using EntraAws.Contracts;
using EntraAws.Engine.Auth;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>Makes the service clients of a connection, all with the same HTTP client, clock, retries and endpoint settings.</summary>
internal sealed class AwsClients(AwsOptions options, RegionEndpoint region) : IDisposable
{
    // Ten attempts: IAM's rates are unpublished and low, and an inventory of a large account meets them.
    private const int Retries = 9;

    private readonly SharedHttpClient _http = new(options.Handler);

    public IamClient Iam(AwsCredentialSource credentials) => new(Caller(AwsService.Iam, credentials), options.Time);

    public JsonClient Organizations(AwsCredentialSource credentials) => new(Caller(AwsService.Organizations, credentials), options.Time);

    public JsonClient Account(AwsCredentialSource credentials) => new(Caller(AwsService.Account, credentials), options.Time);

    /// <summary>A regional service in a Region that need not be the connection's.</summary>
    public JsonClient Regional(AwsService service, AwsCredentialSource credentials, RegionEndpoint there) => new(new AwsCaller(
        new AwsServiceClient(service, credentials.Credentials, Configure(new AwsServiceConfig(service), there), options.Counter, options.Time), service, credentials), options.Time);

    public AwsStackSets StackSets(AwsCredentialSource credentials) => new(Caller(AwsService.CloudFormation, credentials), options.Time);

    public StsClient Sts(AWSCredentials credentials) =>
        new(credentials, Configure(new AmazonSecurityTokenServiceConfig()), options.Counter, options.Time);

    public void Dispose() => _http.Dispose();

    private AwsCaller Caller(AwsService service, AwsCredentialSource credentials) => new(
        new AwsServiceClient(service, credentials.Credentials, Configure(new AwsServiceConfig(service)), options.Counter, options.Time), service, credentials);

    private T Configure<T>(T config)
        where T : ClientConfig => Configure(config, region);

    private T Configure<T>(T config, RegionEndpoint region)
        where T : ClientConfig
    {
        config.HttpClientFactory = _http;
        config.IgnoreConfiguredEndpointUrls = config.IgnoreConfiguredEndpointUrls || options.Handler is not null;
        if (options.ProfileName is { } profile) config.Profile = new Profile(profile, options.ProfileLocation);
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = Retries;
        // The SDK's retry quota is shared by all clients of a process: one connection's bad luck would be another's.
        config.ThrottleRetries = false;
        // A repeated attempt may be minutes later, with other credentials.
        config.ResignRetries = true;
        config.DisableLogging = true;
        config.RegionEndpoint = region;
        if (options.EndpointUrl is { } url)
        {
            // Setting it clears the Region, which is then told by its name.
            config.ServiceURL = url;
            config.AuthenticationRegion = region.SystemName;
        }

        return config;
    }
}
