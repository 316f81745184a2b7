using System.Xml.Linq;
using EntraAws.Contracts;

namespace EntraAws.Engine.Documents;

/// <summary>SAML metadata of a service provider, read for the two addresses that an identity provider needs.</summary>
internal sealed record ServiceProviderMetadata(string EntityId, string AssertionConsumerUrl)
{
    public const int MostLength = 1_000_000;

    private const string PostBinding = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

    private static readonly XNamespace Metadata = "urn:oasis:names:tc:SAML:2.0:metadata";

    /// <param name="source">The file it comes from, for the error.</param>
    public static ServiceProviderMetadata Read(string text, string source)
    {
        var document = text.TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(document)) throw Faults.MetadataInvalid(source, "it is empty.");
        var root = SamlMetadata.Load(document, source);
        if (root.Name != Metadata + "EntityDescriptor") throw Faults.MetadataInvalid(source, $"its root is '{root.Name.LocalName}', not a SAML 2.0 EntityDescriptor.");
        var entityId = (string?)root.Attribute("entityID");
        if (string.IsNullOrEmpty(entityId)) throw Faults.MetadataInvalid(source, "it has no entityID.");
        var provider = root.Element(Metadata + "SPSSODescriptor")
            ?? throw Faults.MetadataInvalid(source, "it has no SPSSODescriptor, so it is not a service provider's. Download the one that IAM Identity Center shows on its page to change the identity source.");
        // The one marked as default, else the lowest index (saml-metadata-2.0-os, 2.4.4).
        var consumer = provider.Elements(Metadata + "AssertionConsumerService")
            .Where(e => (string?)e.Attribute("Binding") == PostBinding)
            .OrderByDescending(e => (string?)e.Attribute("isDefault") is "true" or "1")
            .ThenBy(e => int.TryParse((string?)e.Attribute("index"), out var index) ? index : int.MaxValue)
            .FirstOrDefault();
        var url = (string?)consumer?.Attribute("Location");
        if (string.IsNullOrEmpty(url)) throw Faults.MetadataInvalid(source, "it has no AssertionConsumerService for HTTP-POST.");
        return new ServiceProviderMetadata(entityId, url);
    }
}
