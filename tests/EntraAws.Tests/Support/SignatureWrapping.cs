using System.Xml;

namespace EntraAws.Tests;

/// <summary>
/// The eight ways to wrap a signed part into a forged response (Somorovsky and others, "On Breaking SAML", 2012), each made anew
/// from its description. The forged assertion makes its holder an administrator.
/// </summary>
internal static class SignatureWrapping
{
    public static void Wrap(XmlDocument document, int variant)
    {
        var response = document.DocumentElement!;
        var assertion = SamlResponseBuilder.Assertion(document);
        var signature = SamlResponseBuilder.Signature(document);
        switch (variant)
        {
            case 1: // the signed response, moved into its own signature, in a forged response
            case 2: // the same, beside the signature
                var original = (XmlElement)response.CloneNode(deep: true);
                var kept = (XmlElement)original.ChildNodes.OfType<XmlElement>().Single(e => e.LocalName == "Signature");
                original.RemoveChild(kept);
                Forge(assertion, "_forged");
                response.SetAttribute("ID", "_forged_response");
                if (variant == 1) signature.AppendChild(original);
                else response.InsertBefore(original, signature);
                break;
            case 3: // a forged assertion before the signed one
                response.InsertBefore(Forged(assertion, "_forged"), assertion);
                break;
            case 4: // the signed one inside the forged one
                var around = Forged(assertion, "_forged");
                response.ReplaceChild(around, assertion);
                around.AppendChild(assertion);
                break;
            case 5: // the signature stays with the forged one, the signed one goes to the end
                var end = (XmlElement)assertion.CloneNode(deep: true);
                end.RemoveChild(end.ChildNodes.OfType<XmlElement>().Single(e => e.LocalName == "Signature"));
                Forge(assertion, "_forged");
                response.AppendChild(end);
                break;
            case 6: // as 5, but the signed one hides in the signature
                var inside = (XmlElement)assertion.CloneNode(deep: true);
                inside.RemoveChild(inside.ChildNodes.OfType<XmlElement>().Single(e => e.LocalName == "Signature"));
                Forge(assertion, "_forged");
                signature.AppendChild(inside);
                break;
            case 7: // the forged one in an extension, by the same id
                var extensions = document.CreateElement("samlp", "Extensions", "urn:oasis:names:tc:SAML:2.0:protocol");
                extensions.AppendChild(Forged(assertion, "_a1"));
                response.InsertBefore(extensions, assertion);
                break;
            case 8: // the signed one in an Object of the signature of the forged one
                var hidden = (XmlElement)assertion.CloneNode(deep: true);
                hidden.RemoveChild(hidden.ChildNodes.OfType<XmlElement>().Single(e => e.LocalName == "Signature"));
                var holder = document.CreateElement("Object", "http://www.w3.org/2000/09/xmldsig#");
                holder.AppendChild(hidden);
                signature.AppendChild(holder);
                Forge(assertion, "_a1");
                break;
        }
    }

    private static XmlElement Forged(XmlElement assertion, string id)
    {
        var forged = (XmlElement)assertion.CloneNode(deep: true);
        foreach (var signature in forged.ChildNodes.OfType<XmlElement>().Where(e => e.LocalName == "Signature").ToList()) forged.RemoveChild(signature);
        Forge(forged, id);
        return forged;
    }

    private static void Forge(XmlElement assertion, string id)
    {
        assertion.SetAttribute("ID", id);
        foreach (var name in assertion.GetElementsByTagName("NameID").OfType<XmlElement>()) name.InnerText = "mallory@contoso.com";
    }
}
