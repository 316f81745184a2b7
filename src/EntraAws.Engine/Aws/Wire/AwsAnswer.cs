using System.Xml.Linq;
using Amazon.Runtime;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>The answer to a call: the element that holds its result, or an empty one.</summary>
internal sealed class AwsAnswer : AmazonWebServiceResponse
{
    public XElement Result { get; init; } = new("Result");
}
