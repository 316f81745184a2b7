using System.Security.Cryptography.Xml;

namespace EntraAws.Tests;

/// <summary>How a response is signed; as Entra does it, unless a test wants it otherwise.</summary>
internal sealed record SamlSignatureStyle
{
    public string Method { get; init; } = SignedXml.XmlDsigRSASHA256Url;

    public string Digest { get; init; } = SignedXml.XmlDsigSHA256Url;

    public string Canonicalization { get; init; } = SignedXml.XmlDsigExcC14NTransformUrl;

    public Func<Transform[]> Transforms { get; init; } = () => [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigExcC14NTransform()];

    /// <summary>The ids that are signed; the element's own when null.</summary>
    public IReadOnlyList<string>? References { get; init; }

    public bool WithCertificate { get; init; } = true;

    public bool WithObject { get; init; }
}
