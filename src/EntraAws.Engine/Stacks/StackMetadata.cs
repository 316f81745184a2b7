using System.Xml.Linq;
using EntraAws.Engine.Documents;

namespace EntraAws.Engine.Stacks;

/// <summary>
/// Metadata without what AWS does not read, so that more roles fit beside it: the WS-Federation roles, the signature, which
/// IAM does not check, and white space. It means the same.
/// </summary>
internal static class StackMetadata
{
    private static readonly XNamespace Metadata = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";

    public static SamlMetadata Reduce(SamlMetadata whole)
    {
        var root = SafeXml.Load(whole.Document);
        root.DescendantNodes().OfType<XComment>().Remove();
        root.Elements(Metadata + "RoleDescriptor").Remove();
        root.Elements(Signature + "Signature").Remove();
        foreach (var text in root.DescendantNodes().OfType<XText>().ToList())
        {
            // In a certificate's base64 white space stands anywhere.
            text.Value = text.Parent!.Name.LocalName == "X509Certificate" ? string.Concat(text.Value.Where(c => !char.IsWhiteSpace(c))) : text.Value.Trim();
            if (text.Value.Length == 0) text.Remove();
        }

        var document = root.ToString(SaveOptions.DisableFormatting | SaveOptions.OmitDuplicateNamespaces);
        // IAM takes no less than 1,000 characters.
        return document.Length < SamlMetadata.LeastLength || SamlMetadata.TryRead(document) is not { } reduced || !reduced.MeansTheSameAs(whole) ? whole : reduced;
    }
}
