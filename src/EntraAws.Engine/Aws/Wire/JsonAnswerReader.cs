using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>Reads answers and errors of the JSON protocols. A body that is no object becomes an <see cref="AmazonUnmarshallingException"/>.</summary>
internal sealed class JsonAnswerReader : ResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input) => new AwsAnswer
    {
        Json = Load(input, HttpStatusCode.OK),
        ResponseMetadata = new ResponseMetadata { RequestId = RequestId(input) },
        HttpStatusCode = input.ResponseData?.StatusCode ?? HttpStatusCode.OK,
    };

    public override AmazonServiceException UnmarshallException(UnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = Load(input, statusCode);
        // REST-JSON names the error in a header, JSON 1.1 in the body; either may carry a namespace before it or an address after it.
        var name = input.ResponseData?.GetHeaderValue("x-amzn-ErrorType") is { Length: > 0 } header ? header : error.Text("__type") ?? error.Text("code") ?? "";
        var code = name.Split(':')[0];
        return new AmazonServiceException(error.Text("message") ?? error.Text("Message") ?? "", innerException,
            (int)statusCode >= 500 ? ErrorType.Receiver : ErrorType.Sender, code[(code.LastIndexOf('#') + 1)..], RequestId(input), statusCode);
    }

    protected override UnmarshallerContext ConstructUnmarshallerContext(Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException) =>
        new JsonUnmarshallerContext(responseStream, maintainResponseBody, response, isException);

    protected override UnmarshallerContext ConstructUnmarshallerContext(Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException, IRequestContext requestContext) =>
        new JsonUnmarshallerContext(responseStream, maintainResponseBody, response, isException, requestContext);

    private static JsonElement Load(UnmarshallerContext input, HttpStatusCode status)
    {
        try
        {
            using var document = JsonDocument.Parse(((JsonUnmarshallerContext)input).Stream);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new JsonException($"It begins with a {document.RootElement.ValueKind}.");
        }
        catch (JsonException e)
        {
            throw new AmazonUnmarshallingException(RequestId(input), null, e, status);
        }
    }

    private static string? RequestId(UnmarshallerContext input) => input.ResponseData?.GetHeaderValue("x-amzn-RequestId");
}
