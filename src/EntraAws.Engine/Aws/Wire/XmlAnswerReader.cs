using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using EntraAws.Engine.Documents;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>Reads answers and errors. A body that is no such XML becomes an <see cref="AmazonUnmarshallingException"/>.</summary>
internal sealed class XmlAnswerReader : ResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        var requestId = input.ResponseData?.GetHeaderValue("x-amzn-RequestId");
        try
        {
            var root = SafeXml.Load(((XmlUnmarshallerContext)input).Stream);
            if (!root.Name.LocalName.EndsWith("Response", StringComparison.Ordinal))
                throw new XmlException($"It begins with <{root.Name.LocalName}>.");
            return new AwsAnswer
            {
                Result = root.Elements().FirstOrDefault(e => e.Name.LocalName.EndsWith("Result", StringComparison.Ordinal)) ?? new XElement("Result"),
                ResponseMetadata = new ResponseMetadata { RequestId = RequestId(root) ?? requestId },
                HttpStatusCode = input.ResponseData?.StatusCode ?? HttpStatusCode.OK,
            };
        }
        catch (XmlException e)
        {
            throw new AmazonUnmarshallingException(requestId, null, e, HttpStatusCode.OK);
        }
    }

    public override AmazonServiceException UnmarshallException(UnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var requestId = input.ResponseData?.GetHeaderValue("x-amzn-RequestId");
        try
        {
            var root = SafeXml.Load(((XmlUnmarshallerContext)input).Stream);
            var error = root.DescendantsAndSelf().FirstOrDefault(e => e.Name.LocalName == "Error")
                ?? throw new XmlException($"It begins with <{root.Name.LocalName}> and holds no error.");
            return new AmazonServiceException(error.Text("Message") ?? error.Text("message") ?? "", innerException,
                error.Text("Type") == "Receiver" ? ErrorType.Receiver : ErrorType.Sender,
                error.Text("Code") ?? "", RequestId(root) ?? requestId, statusCode);
        }
        catch (XmlException e)
        {
            throw new AmazonUnmarshallingException(requestId, null, e, statusCode);
        }
    }

    protected override UnmarshallerContext ConstructUnmarshallerContext(Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException) =>
        new XmlUnmarshallerContext(responseStream, maintainResponseBody, response, isException);

    protected override UnmarshallerContext ConstructUnmarshallerContext(Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException, IRequestContext requestContext) =>
        new XmlUnmarshallerContext(responseStream, maintainResponseBody, response, isException, requestContext);

    private static string? RequestId(XElement root) =>
        root.DescendantsAndSelf().FirstOrDefault(e => e.Name.LocalName is "RequestId" or "RequestID")?.Value;
}
