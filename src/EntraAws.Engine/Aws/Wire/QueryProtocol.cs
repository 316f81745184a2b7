using Amazon.Runtime.Internal;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>Forms out, XML back: IAM, STS and CloudFormation.</summary>
internal static class QueryProtocol
{
    public static InvokeOptionsBase Options(AwsService service) =>
        new InvokeOptions { RequestMarshaller = new QueryMarshaller(service), ResponseUnmarshaller = new XmlAnswerReader() };
}
