using System.Xml;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>What of a response is signed, and by whom.</summary>
/// <param name="Signed">Assertion, Response, or both: those whose signature is good.</param>
/// <param name="Certificates">The certificates (DER) that these are good by, or name, in the same order: each counts.</param>
internal sealed record SamlSignatures(IReadOnlyList<string> Signed, IReadOnlyList<byte[]> Certificates)
{
    /// <param name="envelope">The response and the assertion that is consumed.</param>
    /// <param name="trusted">Certificates (DER) that any metadata at hand has.</param>
    /// <param name="findings">Where what is wrong is told.</param>
    public static SamlSignatures Check(SamlEnvelope envelope, IReadOnlyList<byte[]> trusted, SamlFindings findings)
    {
        var places = new[] { envelope.Assertion, envelope.Response }.OfType<XmlElement>().ToList();
        var all = envelope.Response.Tree().Where(e => e.Is(SamlNames.Signature, "Signature")).ToList();
        if (all.Exists(s => !places.Contains(s.ParentNode))) findings.SignatureWrapped("there is a signature at a place where none belongs.");

        var signed = new List<string>();
        var certificates = new List<byte[]>();
        foreach (var place in places)
        {
            var own = all.Where(s => s.ParentNode == place).ToList();
            if (own.Count > 1) findings.SignatureRefused(place.LocalName, $"there are {own.Count} of them.");
            if (own is not [var signature] || new SamlSignature(signature, place, trusted, findings).Check() is not { } signer) continue;
            certificates.Add(signer);
            signed.Add(place.LocalName);
        }

        if (all.Count == 0)
        {
            if (envelope.Assertion is null && envelope.Response.Child(SamlNames.Assertion, "EncryptedAssertion") is not null)
                findings.SignatureNotChecked("The response is not signed, and the assertion, which may be, can't be read.");
            else findings.SignatureMissing();
        }

        return new SamlSignatures(signed, certificates);
    }
}
