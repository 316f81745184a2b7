using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>A service client on the SDK's own pipeline: its credentials, signing, retries and endpoint settings, for any service that has no package here.</summary>
internal sealed class AwsServiceClient(AwsService service, AWSCredentials credentials, AwsServiceConfig config, RequestCounter counter, TimeProvider time)
    : AmazonServiceClient(credentials, config)
{
    // The base constructor builds the pipeline, so what that needs is set by initializers, which run before it.
    private readonly RequestCounter _counter = counter;
    private readonly TimeProvider _time = time;
    private readonly InvokeOptionsBase _options = service.Protocol(service);

    protected override IServiceMetadata ServiceMetadata { get; } = new Metadata(service.ServiceId);

    public Task<AwsAnswer> SendAsync(AwsCall call, CancellationToken cancellationToken) => InvokeAsync<AwsAnswer>(call, _options, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.ReplaceHandler<EndpointResolver>(new ServiceEndpointHandler());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureSchemeHandler());
        PipelineParts.Apply(pipeline, Config, _counter, _time);
    }

    private sealed class Metadata(string serviceId) : IServiceMetadata
    {
        public string ServiceId => serviceId;

        public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
    }
}
