using EntraAws.Engine.Roles;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>A response as it was read; what could not be read is null.</summary>
internal sealed record SamlReading(int Size, SamlEnvelope? Envelope, SamlSubject? Subject, SamlClaims? Claims, SamlFindings Findings)
{
    public IReadOnlyList<AppRoleValue> Roles => Claims?.Roles ?? [];

    /// <summary>Reads a response and tells all that is wrong with it by itself.</summary>
    public static SamlReading Of(string text, DateTimeOffset now, TimeSpan skew)
    {
        var findings = new SamlFindings();
        var size = text.Length;
        if (SamlText.Read(text, findings, out size) is not { } bytes
            || SamlDocument.Read(bytes, findings) is not { } document
            || SamlEnvelope.Read(document, findings) is not { } envelope)
        {
            return new SamlReading(size, null, null, null, findings);
        }

        var subject = envelope.Assertion is null ? null : new SamlSubject(envelope.Assertion, now, skew, findings);
        var claims = envelope.Assertion is null ? null : new SamlClaims(envelope.Assertion, findings);
        var addressees = new SamlAddressees((claims?.Roles ?? []).Select(r => r.Role.Partition).Distinct(StringComparer.Ordinal).ToList(), findings);
        addressees.CheckDestination(envelope.Response.Attr("Destination"));
        if (subject is not null)
        {
            addressees.CheckRecipient(subject.Recipient);
            addressees.CheckAudience(subject.Restrictions);
        }

        return new SamlReading(size, envelope, subject, claims, findings);
    }
}
