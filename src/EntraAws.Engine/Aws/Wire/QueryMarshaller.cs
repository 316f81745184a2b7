using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>Writes a call as the Query protocol has it: one form, posted to the root.</summary>
internal sealed class QueryMarshaller(AwsService service) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var call = (QueryCall)input;
        var request = new DefaultRequest(call, service.ServiceId) { HttpMethod = "POST", ResourcePath = "/" };
        request.Parameters.Add("Action", call.Action);
        request.Parameters.Add("Version", service.Version);
        foreach (var (name, value) in call.Form) request.Parameters.Add(name, value);
        return request;
    }
}
