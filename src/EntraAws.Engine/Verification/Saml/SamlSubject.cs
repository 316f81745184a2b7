using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>Who an assertion is about, whom it is for, and when it holds.</summary>
internal sealed partial class SamlSubject
{
    /// <summary>STS: "Token must be redeemed within 5 minutes of issuance".</summary>
    private static readonly TimeSpan Redeemable = TimeSpan.FromMinutes(5);

    private readonly DateTimeOffset _now;
    private readonly TimeSpan _skew;
    private readonly SamlFindings _findings;

    public SamlSubject(XmlElement assertion, DateTimeOffset now, TimeSpan skew, SamlFindings findings)
    {
        (_now, _skew, _findings) = (now, skew, findings);
        Issuer = assertion.Child(SamlNames.Assertion, "Issuer").Text();
        if (string.IsNullOrEmpty(Issuer)) findings.IssuerMissing();
        CheckComments(assertion);
        var subject = assertion.Child(SamlNames.Assertion, "Subject");
        CheckOnce(assertion, "Issuer", "Subject", "Conditions");
        CheckOnce(subject, "NameID");
        NameId = subject.Child(SamlNames.Assertion, "NameID").Text();
        if (string.IsNullOrEmpty(NameId)) findings.NameIdMissing();
        var conditions = assertion.Child(SamlNames.Assertion, "Conditions");
        Restrictions = (conditions?.Children(SamlNames.Assertion, "AudienceRestriction") ?? [])
            .Select(r => (IReadOnlyList<string>)r.Children(SamlNames.Assertion, "Audience").Select(a => a.Text() ?? "").ToList()).ToList();
        var confirmation = subject?.Children(SamlNames.Assertion, "SubjectConfirmation").FirstOrDefault(c => c.Attr("Method") == SamlNames.Bearer)
            .Child(SamlNames.Assertion, "SubjectConfirmationData");
        Recipient = confirmation.Attr("Recipient");
        IssuedAt = ReadTimes(assertion, conditions, confirmation);
        NotBefore = Read(conditions, "NotBefore");
        NotOnOrAfter = Read(conditions, "NotOnOrAfter");
        AuthenticatedAt = ReadAuthentication(assertion);
    }

    public string? Issuer { get; }

    public string? NameId { get; }

    /// <summary>The audiences, by restriction.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Restrictions { get; }

    public IReadOnlyList<string> Audience => Restrictions.SelectMany(r => r).ToList();

    public string? Recipient { get; }

    public DateTimeOffset? IssuedAt { get; }

    public DateTimeOffset? NotBefore { get; }

    public DateTimeOffset? NotOnOrAfter { get; }

    public DateTimeOffset? AuthenticatedAt { get; }

    // Which of several a reader goes by is open.
    private void CheckOnce(XmlElement? parent, params string[] names)
    {
        foreach (var name in names.Where(n => parent?.Children(SamlNames.Assertion, n).Skip(1).Any() == true)) _findings.ElementDuplicated(name);
    }

    private void CheckComments(XmlElement assertion)
    {
        var split = assertion.Tree().FirstOrDefault(e => e.LocalName is "NameID" or "AttributeValue" or "Issuer" or "Audience"
            && e.ChildNodes.Cast<XmlNode>().Any(n => n.NodeType is XmlNodeType.Comment or XmlNodeType.ProcessingInstruction));
        if (split is not null) _findings.CommentInValue((split.ParentNode as XmlElement).Attr("Name") ?? split.LocalName);
    }

    private DateTimeOffset? ReadTimes(XmlElement assertion, XmlElement? conditions, XmlElement? confirmation)
    {
        var issued = Read(assertion, "IssueInstant");
        if (assertion.Attr("IssueInstant") is null) _findings.TimeMissing("IssueInstant of the assertion");
        if (issued is { } instant)
        {
            Starts("IssueInstant", instant);
            if (_now - instant > Redeemable + _skew) _findings.IssuedTooLongAgo(instant);
            else if (_now - instant > Redeemable) _findings.ClockApart("The end of the five minutes after IssueInstant", instant + Redeemable);
        }

        Starts("NotBefore of Conditions", Read(conditions, "NotBefore"));
        Ends("NotOnOrAfter of Conditions", Read(conditions, "NotOnOrAfter"));
        Starts("NotBefore of SubjectConfirmationData", Read(confirmation, "NotBefore"));
        if (confirmation is not null && confirmation.Attr("NotOnOrAfter") is null) _findings.TimeMissing("NotOnOrAfter of SubjectConfirmationData");
        Ends("NotOnOrAfter of SubjectConfirmationData", Read(confirmation, "NotOnOrAfter"));
        return issued;
    }

    private DateTimeOffset? ReadAuthentication(XmlElement assertion)
    {
        var statement = assertion.Child(SamlNames.Assertion, "AuthnStatement");
        var instant = Read(statement, "AuthnInstant");
        Starts("AuthnInstant", instant);
        Ends("SessionNotOnOrAfter", Read(statement, "SessionNotOnOrAfter"));
        return instant;
    }

    private void Starts(string name, DateTimeOffset? from)
    {
        if (from is not { } start || start <= _now) return;
        if (start - _now <= _skew) _findings.ClockApart(name, start);
        else _findings.NotYetValid(name, start);
    }

    private void Ends(string name, DateTimeOffset? until)
    {
        if (until is not { } end || _now < end) return;
        if (_now - end < _skew) _findings.ClockApart(name, end);
        else _findings.Expired(name, end);
    }

    private DateTimeOffset? Read(XmlElement? element, string name)
    {
        if (element.Attr(name) is not { } text) return null;
        if (Instant().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)) return time;
        _findings.TimeInvalid($"{name} of {element!.LocalName}", text);
        return null;
    }

    /// <summary>SAML core 1.3.3: xs:dateTime, and in UTC, so that no offset is written.</summary>
    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Instant();
}
