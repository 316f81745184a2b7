using EntraAws.Engine.Documents;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>Whether metadata vouches for a response: its issuer, and each certificate that signed of it.</summary>
internal static class MetadataJudge
{
    /// <param name="metadata">What is trusted.</param>
    /// <param name="issuer">The assertion's issuer; null when it could not be read.</param>
    /// <param name="thumbprints">Of the certificates that the signatures are good by; none when there is none, which is told elsewhere.</param>
    /// <param name="source">What the metadata belongs to, for the findings.</param>
    /// <param name="role">The role it is about, or null.</param>
    /// <param name="findings">Where what is wrong is told.</param>
    public static bool? Judge(SamlMetadata metadata, string? issuer, IReadOnlyList<string> thumbprints, string source, string? role, SamlFindings findings)
    {
        var knows = issuer is null ? (bool?)null : issuer == metadata.EntityId;
        if (knows == false) findings.IssuerUnknown(issuer, metadata.EntityId, source, role);
        var strangers = thumbprints.Except(metadata.Certificates.Select(c => c.Thumbprint), StringComparer.Ordinal).ToList();
        foreach (var stranger in strangers) findings.SignerNotTrusted(stranger, source, role);
        var trusts = thumbprints.Count == 0 ? (bool?)null : strangers.Count == 0;
        return knows == false || trusts == false ? false : knows is null || trusts is null ? null : true;
    }
}
