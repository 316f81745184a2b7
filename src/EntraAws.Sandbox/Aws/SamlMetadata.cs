using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using System.Xml.Linq;

namespace EntraAws.Sandbox;

/// <summary>What IAM demands of a provider's metadata document.</summary>
internal static class SamlMetadata
{
    private const string Unreadable = "Unable to parse metadata";
    private static readonly XNamespace Saml = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";

    /// <exception cref="AwsRefusal">It is too short or long, starts with a BOM, or is no metadata of an identity provider.</exception>
    public static void Demand(string document)
    {
        new AwsCheck().Length("SAMLMetadataDocument", document, 1000, 10_000_000).Done();
        // UTF-8 without a byte order mark is demanded in so many words; Entra's own download starts with one.
        if (document[0] == '\uFEFF') throw AwsRefusal.InvalidInput(Unreadable);
        var root = Parse(document);
        var provider = root.Name == Saml + "EntityDescriptor" ? root.Element(Saml + "IDPSSODescriptor") : null;
        if (provider is null || string.IsNullOrEmpty((string?)root.Attribute("entityID"))) throw AwsRefusal.InvalidInput(Unreadable);
        var certificates = provider.Elements(Saml + "KeyDescriptor")
            .Where(k => (string?)k.Attribute("use") is null or "signing").Descendants(Signature + "X509Certificate").ToList();
        if (certificates.Count == 0 || !certificates.All(c => Readable(c.Value))) throw AwsRefusal.InvalidInput(Unreadable);
    }

    private static XElement Parse(string document)
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(document), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            throw AwsRefusal.InvalidInput(Unreadable);
        }
    }

    /// <summary>An X.509 certificate; an RSA key has at least 1024 bits. Its dates do not matter to IAM.</summary>
    private static bool Readable(string base64)
    {
        try
        {
            using var certificate = new X509Certificate2(Convert.FromBase64String(base64));
            using var key = certificate.GetRSAPublicKey();
            return key is null || key.KeySize >= 1024;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
