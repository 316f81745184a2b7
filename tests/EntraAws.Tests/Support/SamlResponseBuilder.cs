using System.Globalization;
using System.Text;
using System.Xml;

namespace EntraAws.Tests;

/// <summary>Makes SAML responses as Entra sends them to AWS, and any way they can be wrong.</summary>
internal sealed class SamlResponseBuilder
{
    public const string SignInUrl = "https://signin.aws.amazon.com/saml";
    public const string RoleArn = "arn:aws:iam::111122223333:role/Administrator";
    public const string ProviderArn = "arn:aws:iam::111122223333:saml-provider/EntraID";
    private const string Aws = "https://aws.amazon.com/SAML/Attributes/";

    public DateTimeOffset Now { get; init; } = SandboxRun.Start;

    public SamlSigner Signer { get; init; } = SamlSigner.Entra;

    public SamlSignatureStyle Style { get; init; } = new();

    public bool SignAssertion { get; init; } = true;

    public bool SignResponse { get; init; }

    /// <summary>Attributes by name, each with its values.</summary>
    public List<(string Name, string[] Values)> Attributes { get; } =
    [
        (Aws + "Role", [$"{RoleArn},{ProviderArn}"]),
        (Aws + "RoleSessionName", ["ada.lane@contoso.com"]),
        (Aws + "SessionDuration", ["3600"]),
    ];

    /// <summary>Changes the XML text before it is signed.</summary>
    public Func<string, string> Before { get; set; } = xml => xml;

    /// <summary>Changes the document after it was signed.</summary>
    public Action<XmlDocument> After { get; set; } = _ => { };

    public SamlResponseBuilder With(string name, params string[] values)
    {
        var full = name.Contains(':', StringComparison.Ordinal) && name.StartsWith("http", StringComparison.Ordinal) ? name : Aws + name;
        Attributes.RemoveAll(a => a.Name == full);
        if (values.Length > 0) Attributes.Add((full, values));
        return this;
    }

    public SamlResponseBuilder Replacing(string old, string now)
    {
        var before = Before;
        Before = xml => before(xml) is var text && text.Contains(old, StringComparison.Ordinal) ? text.Replace(old, now, StringComparison.Ordinal) : throw new InvalidOperationException($"There is no '{old}'.");
        return this;
    }

    public SamlResponseBuilder Afterwards(Action<XmlDocument> change)
    {
        After = change;
        return this;
    }

    /// <summary>What the browser posts.</summary>
    public string Build() => Encode(Xml());

    public static string Encode(string xml) => Convert.ToBase64String(Encoding.UTF8.GetBytes(xml));

    public string Xml()
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(Before(Template()));
        if (SignAssertion) Signer.Sign(Assertion(document), Style);
        if (SignResponse) Signer.Sign(document.DocumentElement!, Style);
        After(document);
        return document.OuterXml;
    }

    public static XmlElement Assertion(XmlDocument document) => document.GetElementsByTagName("Assertion").OfType<XmlElement>().First();

    public static XmlElement Signature(XmlDocument document) => document.GetElementsByTagName("Signature").OfType<XmlElement>().First();

    private string Template() =>
        $"""
        <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r1" Version="2.0" IssueInstant="{Time(0)}" Destination="{SignInUrl}">
          <Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">{SamlSigner.Issuer}</Issuer>
          <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
          <Assertion ID="_a1" IssueInstant="{Time(0)}" Version="2.0" xmlns="urn:oasis:names:tc:SAML:2.0:assertion"><Issuer>{SamlSigner.Issuer}</Issuer>
            <Subject><NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">ada.lane@contoso.com</NameID><SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><SubjectConfirmationData NotOnOrAfter="{Time(60)}" Recipient="{SignInUrl}"/></SubjectConfirmation></Subject>
            <Conditions NotBefore="{Time(-5)}" NotOnOrAfter="{Time(61)}"><AudienceRestriction><Audience>{SignInUrl}</Audience></AudienceRestriction></Conditions>
            <AttributeStatement>{string.Concat(Attributes.Select(Attribute))}</AttributeStatement>
            <AuthnStatement AuthnInstant="{Time(-1)}" SessionIndex="_a1"><AuthnContext><AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</AuthnContextClassRef></AuthnContext></AuthnStatement>
          </Assertion>
        </samlp:Response>
        """;

    public string Time(int minutes) => Now.AddMinutes(minutes).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Attribute((string Name, string[] Values) attribute) =>
        $"<Attribute Name=\"{attribute.Name}\">{string.Concat(attribute.Values.Select(v => $"<AttributeValue>{v}</AttributeValue>"))}</Attribute>";
}
