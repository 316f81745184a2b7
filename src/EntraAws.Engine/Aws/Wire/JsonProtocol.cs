using Amazon.Runtime.Internal;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>JSON out and back.</summary>
internal static class JsonProtocol
{
    /// <summary>JSON 1.1: one path, the action in a header. Organizations and CloudTrail.</summary>
    public static Func<AwsService, InvokeOptionsBase> Targeted(string targetPrefix) =>
        service => Options(new JsonMarshaller(service, targetPrefix, "application/x-amz-json-1.1"));

    /// <summary>REST-JSON as Account Management has it: every action is a POST to a path of its own.</summary>
    public static InvokeOptionsBase Rest(AwsService service) => Options(new JsonMarshaller(service, null, "application/json"));

    private static InvokeOptions Options(JsonMarshaller marshaller) =>
        new() { RequestMarshaller = marshaller, ResponseUnmarshaller = new JsonAnswerReader() };
}
