namespace EntraAws.Engine.Verification.Saml;

/// <summary>Findings about signatures and who signed.</summary>
internal sealed partial class SamlFindings
{
    private const string BadSignature = "Response signature invalid (InvalidIdentityToken)";
    private const string BadIssuer = "Issuer not present in specified provider (AuthSamlInvalidSamlResponseException)";
    private const string NewMetadata = "Give AWS the metadata of the app as it is now: Get-EntraAwsApp <app> -IncludeMetadata | New-AwsSamlProvider <provider>.";

    public void SignatureMissing() => Error(nameof(SignatureMissing), "Neither the response nor the assertion is signed.", BadSignature, "Have the app sign the assertion: in Entra, SAML signing option 'Sign SAML assertion'.");

    public void SignatureInvalid(string what, string why) => Error(nameof(SignatureInvalid), $"The signature over the {what} is wrong: {why}", BadSignature,
        $"If a tool changed the response, copy it anew. {NewMetadata}");

    public void SignatureRefused(string what, string why) => Error(nameof(SignatureRefused), $"The signature over the {what} is not of the kind that SAML uses: {why}", BadSignature,
        "Have the app sign with RSA and SHA-256.");

    public void SignatureWrapped(string why) => Error(nameof(SignatureWrapped), $"It looks like an attack that wraps a signed part into a forged one: {why}", BadSignature,
        "No identity provider sends such a response: find out where it comes from.");

    public void SignatureNotChecked(string why) => Add(SamlFindingSeverity.Unknown, nameof(SignatureNotChecked), why, null, "Give the metadata with -MetadataPath or -SamlMetadata, or connect to the account.");

    public void Sha1(string what) => Add(SamlFindingSeverity.Warning, nameof(Sha1), $"The signature over the {what} uses SHA-1, which is broken.", null, "Set the app's signing algorithm to SHA-256.");

    public void CertificateEnded(DateTimeOffset ended) => Add(SamlFindingSeverity.Warning, nameof(CertificateEnded), $"The certificate that signed it ended on {ended:yyyy-MM-dd}. AWS does not check that.", null,
        "Roll the certificate over in quiet: the outage would come with the day somebody renews it in Entra alone.");

    public void SignerNotTrusted(string thumbprint, string source, string? role = null) => Error(nameof(SignerNotTrusted), $"It is signed with the certificate {thumbprint}, which {source} does not have. Every signature in it has to be trusted.", BadSignature, NewMetadata, role);

    public void IssuerUnknown(string? issuer, string expected, string source, string? role = null) => Error(nameof(IssuerUnknown), $"The issuer is '{issuer}'; {source} names '{expected}'.", BadIssuer, NewMetadata, role);

    public void IssuerMissing() => Error(nameof(IssuerMissing), "The assertion names no issuer.", BadIssuer, "Check the app's SAML settings: every assertion has an Issuer.");

    public void ProviderNotFound(string provider, string role) => Error(nameof(ProviderNotFound), $"There is no SAML provider {provider}.", "Specified provider doesn't exist (InvalidIdentityToken)",
        "Make it with New-AwsSamlProvider, or bring the app's roles to the provider that is there with Sync-EntraAppRole -Prune.", role);

    public void MetadataUnreadable(string provider, string role) => Add(SamlFindingSeverity.Unknown, nameof(MetadataUnreadable), $"The metadata of {provider} can't be understood here, so it is not known whom it trusts.", null, NewMetadata, role);
}
