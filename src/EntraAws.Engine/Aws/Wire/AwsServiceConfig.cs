using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>The SDK's configuration for a service that has no package here.</summary>
internal sealed class AwsServiceConfig : ClientConfig
{
    private readonly AwsService _service;

    public AwsServiceConfig(AwsService service)
        : base(new FixedDefaults())
    {
        _service = service;
        ServiceId = service.ServiceId;
        AuthenticationServiceName = service.SigningName;
    }

    public override string RegionEndpointServiceName => _service.SigningName;

    public override string ServiceVersion => _service.Version;

    public override string UserAgent => "EntraAws";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => new(Endpoint().Url);

    /// <summary>An endpoint that was given or configured, or else the service's own.</summary>
    public AwsEndpoint Endpoint()
    {
        var region = RegionEndpoint ?? RegionEndpoint.GetBySystemName(AuthenticationRegion ?? "us-east-1");
        var own = _service.Resolve(region, UseFIPSEndpoint, UseDualstackEndpoint);
        return ServiceURL is { Length: > 0 } url ? own with { Url = url } : own;
    }

    /// <summary>The SDK's table of defaults is made for generated clients; this one needs the standard row only.</summary>
    private sealed class FixedDefaults : IDefaultConfigurationProvider
    {
        public IDefaultConfiguration GetDefaultConfiguration(RegionEndpoint clientRegion, DefaultConfigurationMode? requestedConfigurationMode = null) =>
            new DefaultConfiguration { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard };
    }
}
