using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>What every client of a connection has in its pipeline: waits on the connection's clock, and a count of what leaves.</summary>
internal static class PipelineParts
{
    public static void Apply(RuntimePipeline pipeline, IClientConfig config, RequestCounter counter, TimeProvider time)
    {
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new ClockedRetryPolicy(config, time)));
        pipeline.AddHandlerBefore<HttpHandler<HttpContent>>(new AttemptCounter(counter));
    }
}
