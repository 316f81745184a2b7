using System.Xml.Linq;

namespace EntraAws.Engine.Documents;

/// <summary>Metadata with other signing certificates in it.</summary>
internal static class SamlKeys
{
    /// <summary>CreateSAMLProvider: keys in one provider.</summary>
    public const int Most = 10;

    private static readonly XNamespace Metadata = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";

    /// <summary>
    /// The document with exactly these certificates to sign with, in its identity provider and in the WS-Federation roles
    /// beside it; all else in it stays. Entra signs its metadata, and a signature over what is changed here would be wrong:
    /// it is left out. AWS takes metadata without one.
    /// </summary>
    /// <param name="document">Metadata that was read before.</param>
    /// <param name="certificates">DER in base64.</param>
    public static string Trusting(string document, IReadOnlyList<string> certificates)
    {
        var root = Load(document);
        var roles = root.Elements().Where(e => e.Name == Metadata + "IDPSSODescriptor" || (e.Name == Metadata + "RoleDescriptor" && SigningKeys(e).Any())).ToList();
        foreach (var signed in roles.Prepend(root)) signed.Elements(Signature + "Signature").Remove();
        foreach (var role in roles) Replace(role, certificates);
        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static void Replace(XElement role, IReadOnlyList<string> certificates)
    {
        var old = SigningKeys(role).ToList();
        var keys = certificates.Select(Key).ToList();
        // The schema has an order: keys come after extensions and before all else.
        if (old.Count > 0) old[0].AddBeforeSelf(keys);
        else if (role.Element(Metadata + "Extensions") is { } extensions) extensions.AddAfterSelf(keys);
        else role.AddFirst(keys);
        old.Remove();
    }

    private static IEnumerable<XElement> SigningKeys(XElement role) =>
        role.Elements(Metadata + "KeyDescriptor").Where(k => (string?)k.Attribute("use") is null or "signing");

    private static XElement Key(string certificate) => new(
        Metadata + "KeyDescriptor",
        new XAttribute("use", "signing"),
        new XElement(Signature + "KeyInfo", new XAttribute("xmlns", Signature.NamespaceName), new XElement(Signature + "X509Data", new XElement(Signature + "X509Certificate", certificate))));

    private static XElement Load(string document) => SafeXml.Load(document.TrimStart('\uFEFF'), LoadOptions.PreserveWhitespace);
}
