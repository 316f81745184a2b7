using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>Writes a call with a JSON body. The action is named by a header where there is a target prefix, and else by the path.</summary>
/// <param name="service">Whose call it is.</param>
/// <param name="targetPrefix">What stands before the action in X-Amz-Target; null for REST-JSON.</param>
/// <param name="contentType">The protocol's own media type.</param>
internal sealed class JsonMarshaller(AwsService service, string? targetPrefix, string contentType) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var call = (JsonCall)input;
        var request = new DefaultRequest(call, service.ServiceId)
        {
            HttpMethod = "POST",
            ResourcePath = targetPrefix is null ? $"/{char.ToLowerInvariant(call.Action[0])}{call.Action[1..]}" : "/",
            Content = Encoding.UTF8.GetBytes(call.Fields.ToJsonString()),
        };
        request.Headers["Content-Type"] = contentType;
        if (targetPrefix is not null) request.Headers["X-Amz-Target"] = $"{targetPrefix}.{call.Action}";
        return request;
    }
}
