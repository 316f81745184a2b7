using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;

namespace EntraAws.Engine.Documents;

/// <summary>Metadata for a SAML provider of which only the issuer and the end of its certificate are known: for sandboxes made of inventories.</summary>
internal static class StandInMetadata
{
    private static readonly XNamespace Metadata = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";

    // One key for all: nothing is ever signed with it.
    private static readonly Lazy<RSA> Key = new(() => RSA.Create(2048));

    public static string For(string issuer, DateTimeOffset certificateEnds)
    {
        var document = new XElement(
            Metadata + "EntityDescriptor",
            new XAttribute("entityID", issuer),
            new XElement(
                Metadata + "IDPSSODescriptor",
                new XAttribute("protocolSupportEnumeration", "urn:oasis:names:tc:SAML:2.0:protocol"),
                new XElement(
                    Metadata + "KeyDescriptor",
                    new XAttribute("use", "signing"),
                    new XElement(Signature + "KeyInfo", new XElement(Signature + "X509Data", new XElement(Signature + "X509Certificate", Certificate(certificateEnds))))),
                new XElement(
                    Metadata + "SingleSignOnService",
                    new XAttribute("Binding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"),
                    new XAttribute("Location", "https://idp.example.com/sso"))));
        return document.ToString(SaveOptions.DisableFormatting);
    }

    private static string Certificate(DateTimeOffset ends)
    {
        var request = new CertificateRequest("CN=Stand-in", Key.Value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(ends.AddYears(-3), ends);
        return Convert.ToBase64String(certificate.RawData);
    }
}
