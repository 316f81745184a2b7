using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using System.Xml.Linq;
using EntraAws.Contracts;

namespace EntraAws.Engine.Documents;

/// <summary>SAML federation metadata, read for who issues, with which certificates, and where.</summary>
internal sealed record SamlMetadata(string Document, string EntityId, IReadOnlyList<SamlCertificate> Certificates, IReadOnlyList<string> SignOnUrls)
{
    // CreateSAMLProvider, SAMLMetadataDocument
    public const int LeastLength = 1_000;
    public const int MostLength = 10_000_000;

    private static readonly XNamespace Metadata = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";

    public DateTimeOffset? CertificateExpires => Certificates.Count == 0 ? null : Certificates.Max(c => c.Ends);

    /// <summary>Reads metadata that AWS shall take; a byte order mark is removed, since AWS refuses it.</summary>
    /// <param name="source">The file or app that it comes from, for the error.</param>
    public static SamlMetadata Read(string text, string? source)
    {
        var document = text.TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(document)) throw Faults.MetadataInvalid(source, "it is empty.");
        if (document.Length > MostLength) throw Faults.MetadataInvalid(source, $"it has {document.Length} characters; AWS takes {MostLength}.");
        var metadata = Parse(document, source);
        if (metadata.Certificates.Count == 0) throw Faults.MetadataInvalid(source, "its IDPSSODescriptor holds no signing certificate.");
        if (document.Length < LeastLength) throw Faults.MetadataInvalid(source, $"it has {document.Length} characters; AWS takes no less than {LeastLength}.");
        return metadata;
    }

    /// <summary>Reads metadata that AWS has already; null when it can't be understood.</summary>
    public static SamlMetadata? TryRead(string text)
    {
        try
        {
            return Parse(text.TrimStart('\uFEFF'), null);
        }
        catch (EntraAwsException)
        {
            return null;
        }
    }

    /// <summary>Whether AWS would do the same with both: same issuer, same certificates, same sign-on URLs.</summary>
    public bool MeansTheSameAs(SamlMetadata other) =>
        EntityId == other.EntityId
        && Certificates.Select(c => c.Thumbprint).ToHashSet().SetEquals(other.Certificates.Select(c => c.Thumbprint))
        && SignOnUrls.ToHashSet().SetEquals(other.SignOnUrls);

    private static SamlMetadata Parse(string document, string? source)
    {
        var root = Load(document, source);
        if (root.Name != Metadata + "EntityDescriptor") throw Faults.MetadataInvalid(source, $"its root is '{root.Name.LocalName}', not a SAML 2.0 EntityDescriptor.");
        var entityId = (string?)root.Attribute("entityID");
        if (string.IsNullOrEmpty(entityId)) throw Faults.MetadataInvalid(source, "it has no entityID.");
        var provider = root.Element(Metadata + "IDPSSODescriptor") ?? throw Faults.MetadataInvalid(source, "it has no IDPSSODescriptor, so it is not an identity provider's.");
        var certificates = provider.Elements(Metadata + "KeyDescriptor")
            .Where(k => (string?)k.Attribute("use") is null or "signing")
            .SelectMany(k => k.Descendants(Signature + "X509Certificate"))
            .Select(c => ReadCertificate(c.Value, source))
            .DistinctBy(c => c.Thumbprint)
            .ToList();
        var urls = provider.Elements(Metadata + "SingleSignOnService").Select(s => (string?)s.Attribute("Location") ?? "").Distinct().ToList();
        return new SamlMetadata(document, entityId, certificates, urls);
    }

    /// <summary>The root of a metadata document, of whichever side.</summary>
    internal static XElement Load(string document, string? source)
    {
        try
        {
            return SafeXml.Load(document);
        }
        catch (XmlException e)
        {
            throw Faults.MetadataInvalid(source, $"it is not well-formed XML: {e.Message}", e);
        }
    }

    private static SamlCertificate ReadCertificate(string base64, string? source)
    {
        try
        {
#pragma warning disable SYSLIB0057 // X509CertificateLoader came with .NET 9; PowerShell 7.4 runs on 8
            using var certificate = new X509Certificate2(Convert.FromBase64String(base64));
#pragma warning restore SYSLIB0057
            return new SamlCertificate(certificate.Thumbprint, certificate.NotAfter.ToUniversalTime()) { Encoded = Convert.ToBase64String(certificate.RawData) };
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw Faults.MetadataInvalid(source, $"a certificate in it can't be read: {e.Message}", e);
        }
    }
}
