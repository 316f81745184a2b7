using EntraAws.Engine.Documents;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>Whether metadata vouches for a response: its issuer, and the certificate that signed it.</summary>
internal static class MetadataJudge
{
    /// <param name="metadata">What is trusted.</param>
    /// <param name="issuer">The assertion's issuer; null when it could not be read.</param>
    /// <param name="thumbprint">Of the certificate that the signature is good by; null when there is none, which is told elsewhere.</param>
    /// <param name="source">What the metadata belongs to, for the findings.</param>
    /// <param name="role">The role it is about, or null.</param>
    /// <param name="findings">Where what is wrong is told.</param>
    public static bool? Judge(SamlMetadata metadata, string? issuer, string? thumbprint, string source, string? role, SamlFindings findings)
    {
        var knows = issuer is null ? (bool?)null : issuer == metadata.EntityId;
        if (knows == false) findings.IssuerUnknown(issuer, metadata.EntityId, source, role);
        var trusts = thumbprint is null ? (bool?)null : metadata.Certificates.Any(c => c.Thumbprint == thumbprint);
        if (trusts == false) findings.SignerNotTrusted(thumbprint!, source, role);
        return knows == false || trusts == false ? false : knows is null || trusts is null ? null : true;
    }
}
