using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace EntraAws.Sandbox;

/// <summary>Builds the answers of the Query protocol.</summary>
internal static class AwsXml
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(false),
        OmitXmlDeclaration = true,
        // Metadata documents travel inside: a carriage return must arrive as one.
        NewLineHandling = NewLineHandling.Entitize,
    };

    public static XElement E(string name, params object?[] content) => new(name, content);

    /// <summary>An element, or nothing when there is no value.</summary>
    public static XElement? Optional(string name, object? value) => value is null ? null : new XElement(name, value);

    public static XElement List(string name, IEnumerable<object?[]> members) =>
        new(name, members.Select(m => new XElement("member", m)));

    public static XElement Strings(string name, IEnumerable<string> members) => new(name, members.Select(m => new XElement("member", m)));

    public static XElement Tags(IEnumerable<SandboxTag> tags) => List("Tags", tags.Select(t => new object?[] { E("Key", t.Key), E("Value", t.Value) }));

    public static XElement Date(string name, DateTimeOffset time) => new(name, Text(time));

    public static XElement Flag(string name, bool value) => new(name, value ? "true" : "false");

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Documents in answers are percent-encoded as RFC 3986 has it: a plus stays a plus, a blank is %20.</summary>
    public static XElement Document(string name, string json) => new(name, Uri.EscapeDataString(json));

    public static byte[] Answer(string service, string action, object?[]? result, string requestId) => Bytes(service, E(
        action + "Response",
        result is null ? null : E(action + "Result", result),
        E("ResponseMetadata", E("RequestId", requestId))));

    public static byte[] Error(string service, string type, string code, string message, string requestId) => Bytes(service, E(
        "ErrorResponse",
        E("Error", E("Type", type), E("Code", code), E("Message", Printable(message))),
        E("RequestId", requestId)));

    private static string Printable(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) ? c : '?'));

    private static byte[] Bytes(string service, XElement root)
    {
        XNamespace space = service switch
        {
            "sts" => "https://sts.amazonaws.com/doc/2011-06-15/",
            "cloudformation" => "http://cloudformation.amazonaws.com/doc/2010-05-15/",
            _ => "https://iam.amazonaws.com/doc/2010-05-08/",
        };
        foreach (var element in root.DescendantsAndSelf()) element.Name = space + element.Name.LocalName;
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings)) root.Save(writer);
        return stream.ToArray();
    }
}
