using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace EntraAws.Tests.Verification;

/// <summary>Responses with one thing wrong each, by name, with the finding that is theirs.</summary>
internal static class BrokenResponses
{
    private const string Url = SamlResponseBuilder.SignInUrl;
    private const string China = "https://signin.amazonaws.cn/saml";
    private static readonly SamlSigner Stranger = new(SandboxRun.Start.AddYears(-1), SandboxRun.Start.AddYears(2));

    /// <summary>Those that AWS refuses: name, finding, text.</summary>
    public static IReadOnlyList<(string Name, string Finding, Func<string> Make)> All { get; } =
    [
        // The text
        ("a foreign character", "NotBase64", () => "*" + Good().Build()),
        ("nothing in quotes", "NotBase64", () => "\"\""),
        ("cut short", "Truncated", () => Good().Build()[..^5]),
        ("more roles than fit", "TooLarge", () => Good().With("Role", ManyRoles(500)).Build()),
        ("ten megabytes", "TooLarge", () => new string('A', 10_000_000)),
        ("a zip file", "NotXml", () => Convert.ToBase64String([0x50, 0x4B, 3, 4, 20, 0, 8, 0, 1, 2, 3, 4])),
        ("cut XML in whole base64", "NotXml", () => SamlResponseBuilder.Encode(Good().Xml()[..900])),
        ("an entity from a file", "DocumentType", () => Encode("<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>")),
        ("a billion laughs", "DocumentType", () => Encode(Laughs())),
        ("ten thousand levels", "TooComplex", () => Encode(string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000)))),

        // The response
        ("a request", "NotResponse", () => Encode("<samlp:AuthnRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"a\"/>")),
        ("SAML 1.1", "VersionUnsupported", () => Good().Replacing("ID=\"_r1\" Version=\"2.0\"", "ID=\"_r1\" Version=\"1.1\"").Build()),
        ("an assertion of SAML 1.1", "VersionUnsupported", () => Good().Replacing("Version=\"2.0\" xmlns=", "Version=\"1.1\" xmlns=").Build()),
        ("a refusal", "StatusNotSuccess", () => Good().Replacing("status:Success", "status:Requester").Build()),
        ("no assertion", "AssertionMissing", () => WithoutAssertion().Build()),
        ("an ID twice", "IdDuplicated", () => Good().Replacing("<Subject>", "<Subject ID=\"_r1\">").Build()),
        ("two conditions", "ElementDuplicated", () => Good().Replacing("</Conditions>", "</Conditions><Conditions/>").Build()),
        ("two subjects", "ElementDuplicated", () => Good().Replacing("</Subject>", "</Subject><Subject><NameID>ben.ortiz@contoso.com</NameID></Subject>").Build()),
        ("two names of the subject", "ElementDuplicated", () => Good().Replacing("</NameID>", "</NameID><NameID>ben.ortiz@contoso.com</NameID>").Build()),
        ("two issuers", "ElementDuplicated", () => Good().Replacing("<Subject>", "<Issuer>https://sts.example.com/</Issuer><Subject>").Build()),
        ("a comment in the NameID", "CommentInValue", () => Good().Afterwards(d => Split(d, "NameID")).Build()),
        ("a comment in a role", "CommentInValue", () => Good().Afterwards(d => Split(d, "AttributeValue")).Build()),
        ("a comment in the issuer", "CommentInValue", () => Good().Replacing($"<Issuer>{SamlSigner.Issuer}</Issuer>", $"<Issuer>{SamlSigner.Issuer}<!-- --></Issuer>").Build()),
        ("a comment in the audience", "CommentInValue", () => Good().Replacing($"<Audience>{Url}", $"<Audience><!-- -->{Url}").Build()),
        ("a processing instruction in the NameID", "CommentInValue", () => Good().Replacing("contoso.com</NameID>", "contoso.com<?x y?></NameID>").Build()),

        // The signature
        ("no signature", "SignatureMissing", () => Good(signAssertion: false).Build()),
        ("a role changed after signing", "SignatureInvalid", () => Good().Afterwards(d => Find(d, "AttributeValue").InnerText = SamlResponseBuilder.RoleArn.Replace("Administrator", "Developer", StringComparison.Ordinal) + "," + SamlResponseBuilder.ProviderArn).Build()),
        ("another signature value", "SignatureInvalid", () => Good().Afterwards(d => Find(d, "SignatureValue").InnerText = Convert.ToBase64String(new byte[256])).Build()),
        ("a signature by HMAC", "SignatureRefused", () => Good().Afterwards(d => Find(d, "SignatureMethod").SetAttribute("Algorithm", SignedXml.XmlDsigHMACSHA1Url)).Build()),
        ("a digest by MD5", "SignatureRefused", () => Good().Afterwards(d => Find(d, "DigestMethod").SetAttribute("Algorithm", "http://www.w3.org/2001/04/xmldsig-more#md5")).Build()),
        ("a transform by XPath", "SignatureRefused", () => Good(style: new SamlSignatureStyle { Transforms = () => [new XmlDsigEnvelopedSignatureTransform(), XPath(), new XmlDsigExcC14NTransform()] }).Build()),
        ("inclusive canonicalization of the assertion", "SignatureRefused", () => Good(style: new SamlSignatureStyle { Transforms = () => [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigC14NTransform()] }).Build()),
        ("inclusive canonicalization of the signature", "SignatureRefused", () => Good(style: new SamlSignatureStyle { Canonicalization = SignedXml.XmlDsigC14NTransformUrl }).Build()),
        ("a signature over two elements", "SignatureRefused", () => Good(style: new SamlSignatureStyle { References = ["_a1", "_r1"] }).Build()),
        ("two signatures", "SignatureRefused", () => Good().Afterwards(d => SamlResponseBuilder.Assertion(d).AppendChild(SamlResponseBuilder.Signature(d).CloneNode(deep: true))).Build()),
        ("two times what is signed", "SignatureRefused", () => Good().Afterwards(d => Find(d, "Signature").InsertBefore(Find(d, "SignedInfo").CloneNode(deep: true), Find(d, "SignedInfo"))).Build()),
        ("a signature without an id", "SignatureWrapped", () => Good().Afterwards(d => Find(d, "Reference").SetAttribute("URI", "")).Build()),
        ("an object in the signature", "SignatureWrapped", () => Good(style: new SamlSignatureStyle { WithObject = true }).Build()),
        ("a signature in the status", "SignatureWrapped", () => Good().Afterwards(d => Find(d, "samlp:Status").AppendChild(SamlResponseBuilder.Signature(d).CloneNode(deep: true))).Build()),
        ("another's key", "SignerNotTrusted", () => Good(signer: Stranger).Build()),
        ("a response signed by another, around an assertion that is trusted", "SignerNotTrusted", () => Good().Afterwards(d => Stranger.Sign(d.DocumentElement!, new SamlSignatureStyle())).Build()),
        ("another's key, and no certificate", "SignatureInvalid", () => Good(signer: Stranger, style: new SamlSignatureStyle { WithCertificate = false }).Build()),

        // To whom and when
        ("another issuer", "IssuerUnknown", () => Good().Replacing(SamlSigner.Issuer, "https://sts.windows.net/11111111-1111-1111-1111-111111111111/").Build()),
        ("no issuer", "IssuerMissing", () => Good().Replacing($"<Issuer>{SamlSigner.Issuer}</Issuer>", "").Build()),
        ("another destination", "DestinationElsewhere", () => Good().Replacing($"Destination=\"{Url}\"", "Destination=\"https://portal.example.com/saml\"").Build()),
        ("the destination of another partition", "DestinationElsewhere", () => Good().Replacing($"Destination=\"{Url}\"", $"Destination=\"{China}\"").Build()),
        ("the audience of China", "AudienceWrong", () => Good().Replacing($"<Audience>{Url}</Audience>", $"<Audience>{China}</Audience>").Build()),
        ("the audience of GovCloud", "AudienceWrong", () => Good().Replacing($"<Audience>{Url}</Audience>", "<Audience>urn:amazon:webservices:govcloud</Audience>").Build()),
        ("the audience of an isolated partition", "AudienceWrong", () => Good().Replacing($"<Audience>{Url}</Audience>", "<Audience>https://signin.c2shome.ic.gov/saml</Audience>").Build()),
        ("the recipient of another partition", "RecipientElsewhere", () => Good().Replacing($"Recipient=\"{Url}\"", $"Recipient=\"{China}\"").Build()),
        ("a second restriction, to another's audience", "AudienceWrong", () => Good().Replacing("</AudienceRestriction>", "</AudienceRestriction><AudienceRestriction><Audience>https://portal.example.com</Audience></AudienceRestriction>").Build()),
        ("another audience", "AudienceWrong", () => Good().Replacing($"<Audience>{Url}</Audience>", "<Audience>https://portal.example.com</Audience>").Build()),
        ("no audience", "AudienceMissing", () => Good().Replacing($"<AudienceRestriction><Audience>{Url}</Audience></AudienceRestriction>", "").Build()),
        ("another recipient", "RecipientElsewhere", () => Good().Replacing($"Recipient=\"{Url}\"", $"Recipient=\"{Url}/\"").Build()),
        ("a recipient that only begins like AWS", "RecipientElsewhere", () => Good().Replacing($"Recipient=\"{Url}\"", "Recipient=\"https://signin.aws.amazon.com.example.com/saml\"").Build()),
        ("no recipient", "RecipientMissing", () => Good().Replacing($" Recipient=\"{Url}\"", "").Build()),
        ("another confirmation than bearer", "RecipientMissing", () => Good().Replacing("cm:bearer", "cm:holder-of-key").Build()),
        ("no subject", "NameIdMissing", () => Good().Replacing("<NameID Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress\">ada.lane@contoso.com</NameID>", "").Build()),
        ("a time that is none", "TimeInvalid", () => Good().Replacing($"NotBefore=\"{Good().Time(-5)}\"", "NotBefore=\"soon\"").Build()),
        ("a time in American form", "TimeInvalid", () => Good().Replacing($"NotBefore=\"{Good().Time(-5)}\"", "NotBefore=\"05/04/2026 07:55:00 AM\"").Build()),
        ("a time with an offset", "TimeInvalid", () => Good().Replacing($"NotBefore=\"{Good().Time(-5)}\"", "NotBefore=\"2026-05-04T09:55:00+02:00\"").Build()),
        ("a day for a time", "TimeInvalid", () => Good().Replacing($"NotBefore=\"{Good().Time(-5)}\"", "NotBefore=\"2026-05-04\"").Build()),
        ("no end", "TimeMissing", () => Good().Replacing($"<SubjectConfirmationData NotOnOrAfter=\"{Good().Time(60)}\"", "<SubjectConfirmationData").Build()),
        ("from tomorrow on", "NotYetValid", () => Good().Replacing($"NotBefore=\"{Good().Time(-5)}\"", $"NotBefore=\"{Good().Time(30)}\"").Build()),
        ("a subject from tomorrow on", "NotYetValid", () => Good().Replacing("<SubjectConfirmationData ", $"<SubjectConfirmationData NotBefore=\"{Good().Time(30)}\" ").Build()),
        ("a sign-in in the future", "NotYetValid", () => Good().Replacing($"AuthnInstant=\"{Good().Time(-1)}\"", $"AuthnInstant=\"{Good().Time(30)}\"").Build()),
        ("conditions that ended", "Expired", () => Good().Replacing($"NotOnOrAfter=\"{Good().Time(61)}\"", $"NotOnOrAfter=\"{Good().Time(-2)}\"").Build()),
        ("a subject that ended", "Expired", () => Good().Replacing($"NotOnOrAfter=\"{Good().Time(60)}\"", $"NotOnOrAfter=\"{Good().Time(-2)}\"").Build()),
        ("a session that ended", "Expired", () => Good().Replacing($"AuthnInstant=\"{Good().Time(-1)}\"", $"AuthnInstant=\"{Good().Time(-1)}\" SessionNotOnOrAfter=\"{Good().Time(-2)}\"").Build()),
        ("issued ten minutes ago", "IssuedTooLongAgo", () => Good().Replacing($"<Assertion ID=\"_a1\" IssueInstant=\"{Good().Time(0)}\"", $"<Assertion ID=\"_a1\" IssueInstant=\"{Good().Time(-10)}\"").Build()),

        // AWS's attributes
        ("no role", "RoleMissing", () => Good().With("Role").Build()),
        ("role in small letters", "AttributeNameWrong", () => Good().With("Role").With("role", $"{SamlResponseBuilder.RoleArn},{SamlResponseBuilder.ProviderArn}").Build()),
        ("a role without provider", "RoleInvalid", () => Good().With("Role", SamlResponseBuilder.RoleArn).Build()),
        ("a provider of another account", "RoleInvalid", () => Good().With("Role", $"{SamlResponseBuilder.RoleArn},arn:aws:iam::444455556666:saml-provider/EntraID").Build()),
        ("no session name", "RoleSessionNameMissing", () => Good().With("RoleSessionName").Build()),
        ("an empty session name", "RoleSessionNameMissing", () => Good().With("RoleSessionName", "").Build()),
        ("a session name in small letters", "AttributeNameWrong", () => Good().With("RoleSessionName").With("rolesessionname", "ada.lane@contoso.com").Build()),
        ("a guest's name", "RoleSessionNameInvalid", () => Good().With("RoleSessionName", "hanna.lind_fabrikam.com#EXT#@contoso.onmicrosoft.com").Build()),
        ("blanks around the name", "RoleSessionNameInvalid", () => Good().With("RoleSessionName", " ada.lane@contoso.com ").Build()),
        ("a line break after the name", "RoleSessionNameInvalid", () => Good().With("RoleSessionName", "ada.lane@contoso.com\n").Build()),
        ("a name of 65 characters", "RoleSessionNameInvalid", () => Good().With("RoleSessionName", new string('a', 65)).Build()),
        ("a session of a week", "SessionDurationInvalid", () => Good().With("SessionDuration", "604800").Build()),
        ("a session of 899 seconds", "SessionDurationInvalid", () => Good().With("SessionDuration", "899").Build()),
        ("a session of an hour, in words", "SessionDurationInvalid", () => Good().With("SessionDuration", "PT1H").Build()),
        ("a source identity of AWS's own", "SourceIdentityInvalid", () => Good().With("SourceIdentity", "aws:ada").Build()),
        ("a long session tag", "SessionTagInvalid", () => Good().With("PrincipalTag:Team", new string('t', 257)).Build()),
        ("a session tag with two values", "SessionTagInvalid", () => Good().With("PrincipalTag:Team", "blue", "red").Build()),
        ("a session tag twice, in other letters", "SessionTagInvalid", () => Good().With("PrincipalTag:Team", "blue").With("PrincipalTag:team", "red").Build()),
        ("a session tag without a key", "SessionTagInvalid", () => Good().With("PrincipalTag:", "blue").Build()),
        ("a session tag with a key of 129 characters", "SessionTagInvalid", () => Good().With("PrincipalTag:" + new string('k', 129), "blue").Build()),
        ("51 session tags", "SessionTagInvalid", () => Enumerable.Range(1, 51).Aggregate(Good(), (r, i) => r.With("PrincipalTag:T" + i, "x")).Build()),
        ("two session names", "AttributeDuplicated", () => Good().With("RoleSessionName", "ada.lane@contoso.com", "ben.ortiz@contoso.com").Build()),
        ("two session durations", "AttributeDuplicated", () => Good().With("SessionDuration", "3600", "900").Build()),
        ("an attribute twice", "AttributeDuplicated", () => Good().Replacing("<AttributeStatement>", "<AttributeStatement><Attribute Name=\"https://aws.amazon.com/SAML/Attributes/SessionDuration\"><AttributeValue>900</AttributeValue></Attribute>").Build()),
    ];

    public static SamlResponseBuilder Good(SamlSigner? signer = null, SamlSignatureStyle? style = null, bool signAssertion = true, bool signResponse = false) =>
        new() { Signer = signer ?? SamlSigner.Entra, Style = style ?? new(), SignAssertion = signAssertion, SignResponse = signResponse };

    public static string[] ManyRoles(int count) => Enumerable.Range(0, count).Select(i => $"arn:aws:iam::111122223333:role/A-role-with-a-long-name-for-a-team-{i:000},{SamlResponseBuilder.ProviderArn}").ToArray();

    /// <summary>Another assertion, which nobody signed, after the one that is there.</summary>
    public static void AppendUnsigned(XmlDocument document)
    {
        var other = (XmlElement)SamlResponseBuilder.Assertion(document).CloneNode(deep: true);
        other.RemoveChild(other.GetElementsByTagName("Signature")[0]!);
        other.SetAttribute("ID", "_a2");
        document.DocumentElement!.AppendChild(other);
    }

    private static SamlResponseBuilder WithoutAssertion()
    {
        var response = Good(signAssertion: false, signResponse: true);
        response.Before = xml => xml[..xml.IndexOf("<Assertion", StringComparison.Ordinal)] + "</samlp:Response>";
        return response;
    }

    private static string Encode(string xml) => SamlResponseBuilder.Encode(xml);

    private static XmlElement Find(XmlDocument document, string name) => document.GetElementsByTagName(name).OfType<XmlElement>().First();

    // Canonicalization leaves comments out, so the signature stays good.
    private static void Split(XmlDocument document, string name)
    {
        var element = Find(document, name);
        var text = element.InnerText;
        element.InnerText = text[..5];
        element.AppendChild(document.CreateComment(""));
        element.AppendChild(document.CreateTextNode(text[5..]));
    }

    private static XmlDsigXPathTransform XPath()
    {
        var document = new XmlDocument();
        document.LoadXml("<XPath>true()</XPath>");
        var transform = new XmlDsigXPathTransform();
        transform.LoadInnerXml(document.ChildNodes);
        return transform;
    }

    private static string Laughs()
    {
        var text = new StringBuilder("<!DOCTYPE r [<!ENTITY a0 \"ha\">");
        for (var i = 1; i < 10; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">");
        return text.Append("]><r>&a9;</r>").ToString();
    }
}
