using System.Xml;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>
/// Finds the one assertion that is consumed, and refuses every document in which there could be another: two assertions or
/// responses, ids that occur twice, elements at unusual places.
/// </summary>
/// <param name="Response">The root.</param>
/// <param name="Assertion">The one assertion below it; null when it is encrypted, or none can be told.</param>
internal sealed record SamlEnvelope(XmlElement Response, XmlElement? Assertion)
{
    /// <summary>Null when it is no response at all.</summary>
    public static SamlEnvelope? Read(XmlDocument document, SamlFindings findings)
    {
        var root = document.DocumentElement!;
        if (!root.Is(SamlNames.Protocol, "Response"))
        {
            findings.NotResponse(root.Name, root.NamespaceURI);
            return null;
        }

        CheckVersion(root, findings);
        CheckStatus(root, findings);
        CheckIds(root, findings);
        var assertion = FindAssertion(root, findings);
        if (assertion is not null) CheckVersion(assertion, findings);
        return new SamlEnvelope(root, assertion);
    }

    private static void CheckVersion(XmlElement element, SamlFindings findings)
    {
        if (element.Attr("Version") != "2.0") findings.VersionUnsupported(element.LocalName, element.Attr("Version"));
    }

    private static void CheckStatus(XmlElement root, SamlFindings findings)
    {
        var status = root.Child(SamlNames.Protocol, "Status");
        var code = status.Child(SamlNames.Protocol, "StatusCode");
        if (code.Attr("Value") == SamlNames.Success) return;
        var detail = code.Child(SamlNames.Protocol, "StatusCode").Attr("Value") ?? code.Attr("Value");
        findings.StatusNotSuccess(detail, status.Child(SamlNames.Protocol, "StatusMessage").Text());
    }

    private static void CheckIds(XmlElement root, SamlFindings findings)
    {
        var twice = root.Tree()
            .SelectMany(e => e.Attributes.OfType<XmlAttribute>())
            .Where(a => a.LocalName is "ID" or "Id" or "id" or "AssertionID" && a.NamespaceURI is "" or "http://www.w3.org/XML/1998/namespace")
            .GroupBy(a => a.Value, StringComparer.Ordinal)
            .FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) findings.IdDuplicated(twice.Key, twice.Count());
    }

    private static XmlElement? FindAssertion(XmlElement root, SamlFindings findings)
    {
        var direct = root.Children(SamlNames.Assertion, "Assertion").ToList();
        var encrypted = root.Children(SamlNames.Assertion, "EncryptedAssertion").Count();
        var strays = root.Tree().Skip(1).Count(e => e.Is(SamlNames.Assertion, "Assertion") || e.Is(SamlNames.Protocol, "Response")) - direct.Count;
        if (strays > 0) findings.SignatureWrapped("there is another assertion or response inside it, where none belongs.");
        if (direct.Count + encrypted > 1) findings.AssertionDuplicated(direct.Count + encrypted);
        if (direct.Count == 1 && encrypted == 0) return direct[0];
        if (direct.Count == 0 && encrypted == 1) findings.AssertionEncrypted();
        else if (direct.Count == 0 && encrypted == 0) findings.AssertionMissing();
        return null;
    }
}
