using System.Xml;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>Short ways through a document.</summary>
internal static class SamlXml
{
    public static bool Is(this XmlNode node, string ns, string name) => node is XmlElement && node.LocalName == name && node.NamespaceURI == ns;

    public static IEnumerable<XmlElement> Children(this XmlNode node, string ns, string name) => node.ChildNodes.OfType<XmlElement>().Where(e => e.Is(ns, name));

    public static XmlElement? Child(this XmlNode? node, string ns, string name) => node?.Children(ns, name).FirstOrDefault();

    /// <summary>All elements below, and this one.</summary>
    public static IEnumerable<XmlElement> Tree(this XmlElement element) =>
        element.ChildNodes.OfType<XmlElement>().SelectMany(c => c.Tree()).Prepend(element);

    /// <summary>The value of an attribute; null where it is not there.</summary>
    public static string? Attr(this XmlElement? element, string name) => element?.GetAttributeNode(name)?.Value;

    public static string? Text(this XmlElement? element) => element?.InnerText.Trim();
}
