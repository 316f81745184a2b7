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

        var destination = envelope.Response.Attr("Destination");
        if (!string.IsNullOrEmpty(destination) && !Documents.SignInEndpoint.IsEndpoint(destination)) findings.DestinationElsewhere(destination);
        return envelope.Assertion is not { } assertion
            ? new SamlReading(size, envelope, null, null, findings)
            : new SamlReading(size, envelope, new SamlSubject(assertion, now, skew, findings), new SamlClaims(assertion, findings), findings);
    }
}
