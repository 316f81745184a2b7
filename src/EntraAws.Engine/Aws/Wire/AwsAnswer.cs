using System.Text.Json;
using System.Xml.Linq;
using Amazon.Runtime;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>The answer to a call.</summary>
internal sealed class AwsAnswer : AmazonWebServiceResponse
{
    /// <summary>Of the Query protocol: the element that holds the result, or an empty one.</summary>
    public XElement Result { get; init; } = new("Result");

    /// <summary>Of the JSON protocols: the object that was answered.</summary>
    public JsonElement Json { get; init; }
}
