using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityToken;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>The SDK's STS client with the connection's clock and counter in its pipeline.</summary>
internal sealed class StsClient(AWSCredentials credentials, AmazonSecurityTokenServiceConfig config, RequestCounter counter, TimeProvider time)
    : AmazonSecurityTokenServiceClient(credentials, config)
{
    private readonly RequestCounter _counter = counter;
    private readonly TimeProvider _time = time;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        PipelineParts.Apply(pipeline, Config, _counter, _time);
    }
}
