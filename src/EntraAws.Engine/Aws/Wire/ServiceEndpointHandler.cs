using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>Takes endpoint and signing Region from <see cref="AwsServiceConfig"/>.</summary>
internal sealed class ServiceEndpointHandler : PipelineHandler
{
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var context = executionContext.RequestContext;
        var endpoint = ((AwsServiceConfig)context.ClientConfig).Endpoint();
        context.Request.Endpoint = new Uri(endpoint.Url);
        context.Request.AuthenticationRegion = endpoint.SigningRegion;
        return base.InvokeAsync<T>(executionContext);
    }
}
