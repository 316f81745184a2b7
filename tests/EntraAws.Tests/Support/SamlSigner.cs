using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace EntraAws.Tests;

/// <summary>An identity provider's key: signs with the framework's own SignedXml, so that what is tested does not check itself.</summary>
internal sealed class SamlSigner
{
    public const string Issuer = "https://sts.windows.net/0f2d0a83-5c9e-4a35-9c3c-5a34a6d19a37/";

    private readonly X509Certificate2 _certificate;

    public SamlSigner(DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=AWS 111122223333", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        _certificate = request.CreateSelfSigned(from, until);
    }

    /// <summary>The one of most tests.</summary>
    public static SamlSigner Entra { get; } = new(SandboxRun.Start.AddYears(-1), SandboxRun.Start.AddYears(2));

    public string Thumbprint => _certificate.Thumbprint;

    /// <summary>Metadata that trusts this signer.</summary>
    public string Metadata(string issuer = Issuer) =>
        $"""
        <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{issuer}"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>{Convert.ToBase64String(_certificate.RawData)}</X509Certificate></X509Data></KeyInfo></KeyDescriptor><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://login.microsoftonline.com/saml2" /></IDPSSODescriptor></EntityDescriptor>
        """;

    /// <summary>Puts an enveloped signature after the element's issuer.</summary>
    public void Sign(XmlElement element, SamlSignatureStyle style)
    {
        var signed = new SignedXml(element.OwnerDocument) { SigningKey = _certificate.GetRSAPrivateKey() };
        signed.SignedInfo!.CanonicalizationMethod = style.Canonicalization;
        signed.SignedInfo.SignatureMethod = style.Method;
        foreach (var id in style.References ?? [element.GetAttribute("ID")])
        {
            var reference = new Reference("#" + id) { DigestMethod = style.Digest };
            foreach (var transform in style.Transforms()) reference.AddTransform(transform);
            signed.AddReference(reference);
        }

        if (style.WithCertificate) signed.KeyInfo.AddClause(new KeyInfoX509Data(_certificate));
        if (style.WithObject) signed.AddObject(new DataObject { Id = "_object" });
        signed.ComputeSignature();
        var issuer = element.ChildNodes.OfType<XmlElement>().FirstOrDefault(e => e.LocalName == "Issuer");
        element.InsertAfter(element.OwnerDocument.ImportNode(signed.GetXml(), deep: true), issuer);
    }
}
