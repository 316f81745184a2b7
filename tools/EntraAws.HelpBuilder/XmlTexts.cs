using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EntraAws.HelpBuilder;

/// <summary>The summaries of an assembly's XML documentation, as plain text.</summary>
internal sealed partial class XmlTexts
{
    private readonly Dictionary<string, string> _texts;

    public XmlTexts(XDocument document) => _texts = document.Descendants("member")
        .Where(m => m.Attribute("name") is not null && m.Element("summary") is not null)
        .ToDictionary(m => m.Attribute("name")!.Value, m => Plain(m.Element("summary")!), StringComparer.Ordinal);

    public string? OfType(string type) => _texts.GetValueOrDefault($"T:{type}");

    public string? OfProperty(string type, string property) => _texts.GetValueOrDefault($"P:{type}.{property}");

    private static string Plain(XElement element)
    {
        var text = string.Concat(element.Nodes().Select(n => n switch
        {
            XText t => t.Value,
            XElement { Name.LocalName: "see" } see => (see.Attribute("cref")?.Value.Split('.')[^1] ?? see.Attribute("langword")?.Value ?? see.Value),
            XElement e => Plain(e),
            _ => "",
        }));
        return White().Replace(text, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
