using System.Security.Cryptography.Xml;
using System.Xml;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>Exclusive canonical XML of one element, without comments.</summary>
internal static class ExclusiveCanonicalization
{
    private const string Declarations = "http://www.w3.org/2000/xmlns/";

    /// <param name="element">What is canonicalized.</param>
    /// <param name="without">A child of it to leave out: the signature, for the enveloped transform.</param>
    /// <param name="prefixes">Namespace prefixes to treat inclusively.</param>
    public static byte[] Of(XmlElement element, XmlElement? without, string? prefixes)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        var root = (XmlElement)document.AppendChild(document.ImportNode(element, deep: true))!;
        if (without is not null)
        {
            var index = element.ChildNodes.Cast<XmlNode>().TakeWhile(n => n != without).Count();
            root.RemoveChild(root.ChildNodes[index]!);
        }

        DeclareInherited(element, root);
        var transform = new XmlDsigExcC14NTransform(includeComments: false, prefixes);
        transform.LoadInput(document);
        using var output = new MemoryStream();
        ((Stream)transform.GetOutput(typeof(Stream))).CopyTo(output);
        return output.ToArray();
    }

    // The element stands alone now; the prefixes that it got from around it are declared on itself.
    private static void DeclareInherited(XmlElement element, XmlElement root)
    {
        for (var ancestor = element.ParentNode as XmlElement; ancestor is not null; ancestor = ancestor.ParentNode as XmlElement)
        {
            foreach (XmlAttribute declaration in ancestor.Attributes)
            {
                if (declaration.NamespaceURI != Declarations || root.HasAttribute(declaration.Name)) continue;
                var copy = root.OwnerDocument.CreateAttribute(declaration.Prefix, declaration.LocalName, Declarations);
                copy.Value = declaration.Value;
                root.SetAttributeNode(copy);
            }
        }
    }
}
