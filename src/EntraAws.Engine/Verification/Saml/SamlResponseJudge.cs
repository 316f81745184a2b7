using System.Security.Cryptography.X509Certificates;
using EntraAws.Contracts;
using EntraAws.Engine.Documents;
using EntraAws.Rules;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>Puts together what AWS will do with a response: by itself, by metadata that was given, and by the accounts that it names.</summary>
internal sealed class SamlResponseJudge
{
    private readonly SamlResponseRequest _request;
    private readonly DateTimeOffset _now;
    private readonly SamlMetadata? _metadata;

    /// <exception cref="EntraAwsException">A file or the metadata can't be read.</exception>
    public SamlResponseJudge(SamlResponseRequest request, TimeProvider time)
    {
        if (request.ClockSkew is < 0 or > 600) throw Faults.ClockSkewInvalid(request.ClockSkew);
        if (request.AccountId is { } account) AwsRules.CheckAccountId(account);
        if (request.ProviderArn is { } provider && Arn.Parse(provider, "saml-provider") is null) throw Faults.ArnInvalid(provider, "a SAML provider");
        _request = request;
        _now = (request.At ?? time.GetUtcNow()).ToUniversalTime();
        _metadata = request.MetadataPath is { } path ? SamlMetadata.Read(TextFile.Read(path, "metadata file", SamlMetadata.MostLength), path)
            : request.SamlMetadata is { } text ? SamlMetadata.Read(text, null)
            : null;
        var response = request.Path is { } file ? TextFile.Read(file, "SAML response", 4L * SamlText.MostRead) : request.Response ?? "";
        Reading = SamlReading.Of(response, _now, TimeSpan.FromSeconds(request.ClockSkew));
    }

    public SamlReading Reading { get; }

    /// <param name="accounts">What the accounts say; null when none was asked.</param>
    public SamlResponseTest Judge(IReadOnlyDictionary<string, AccountTrust>? accounts)
    {
        var findings = Reading.Findings;
        var signatures = CheckSignatures(accounts);
        var signers = (signatures?.Certificates ?? []).Select(Certificate).DistinctBy(c => c.Thumbprint).ToList();
        var thumbprints = signers.Select(s => s.Thumbprint).ToList();
        foreach (var signer in signers.Where(s => s.Ends <= _now)) findings.CertificateEnded(signer.Ends);
        if (_metadata is not null) MetadataJudge.Judge(_metadata, Reading.Subject?.Issuer, thumbprints, _request.MetadataPath ?? "the metadata", null, findings);
        else if (accounts is null && signatures?.Signed.Count > 0) findings.SignatureNotChecked("The signature is whole, but whether AWS trusts who signed it needs the metadata.");

        CheckScope();
        var roles = JudgeRoles(accounts, thumbprints);
        Soften(accounts is null, roles);
        if (accounts is null && roles.Count > 0) findings.TrustNotChecked();
        return View(signatures, signers.FirstOrDefault(), roles);
    }

    // AWS offers all roles of a response; one that does not work keeps nobody from the others.
    private void Soften(bool trustsAll, IReadOnlyList<SamlResponseRole> roles)
    {
        if (!roles.Any(r => trustsAll || r.Trusts == true)) return;
        var unusable = Reading.Findings.All.Where(f => f.Id == nameof(SamlFindings.RoleInvalid)).Select(f => f.RoleArn!);
        Reading.Findings.Soften(roles.Where(r => r.Trusts == false).Select(r => r.RoleArn).Concat(unusable).ToHashSet(StringComparer.Ordinal));
    }

    private SamlSignatures? CheckSignatures(IReadOnlyDictionary<string, AccountTrust>? accounts)
    {
        if (Reading.Envelope is not { } envelope) return null;
        var known = (accounts?.Values ?? []).SelectMany(a => a.Providers.Values).Distinct(StringComparer.Ordinal).Select(SamlMetadata.TryRead).Append(_metadata).OfType<SamlMetadata>();
        return SamlSignatures.Check(envelope, known.SelectMany(m => m.Certificates).DistinctBy(c => c.Thumbprint).Select(c => c.Data).ToList(), Reading.Findings);
    }

    private void CheckScope()
    {
        if (Reading.Roles.Count == 0) return;
        if (_request.AccountId is { } account && Reading.Roles.All(r => r.Role.AccountId != account)) Reading.Findings.RolesForNoAccount(account);
        if (_request.ProviderArn is { } provider && Reading.Roles.All(r => r.Provider.ToString() != provider)) Reading.Findings.RolesForNoProvider(provider);
    }

    private List<SamlResponseRole> JudgeRoles(IReadOnlyDictionary<string, AccountTrust>? accounts, IReadOnlyList<string> thumbprints)
    {
        var judge = accounts is null ? null : new SamlRoleJudge(Reading, thumbprints, accounts);
        return Reading.Roles.Select(v => new SamlResponseRole
        {
            AccountId = v.Role.AccountId,
            RoleName = v.Role.Name,
            RoleArn = v.Role.ToString(),
            ProviderArn = v.Provider.ToString(),
            Trusts = judge?.Judge(v),
        }).ToList();
    }

    private SamlResponseTest View(SamlSignatures? signatures, SamlCertificate? signer, IReadOnlyList<SamlResponseRole> roles)
    {
        var (subject, claims, findings) = (Reading.Subject, Reading.Claims, Reading.Findings);
        var accounts = roles.Select(r => r.AccountId).Distinct(StringComparer.Ordinal).ToList();
        return new SamlResponseTest
        {
            WouldSignIn = findings.HasErrors ? false : findings.HasUnknowns(besideRoles: roles.Any(r => r.Trusts == true)) ? null : true,
            Findings = findings.All.OrderByDescending(f => f.Severity).ToList(),
            Path = _request.Path,
            AccountId = accounts is [var only] ? only : null,
            Issuer = subject?.Issuer,
            Audience = subject?.Audience ?? [],
            Recipient = subject?.Recipient,
            Destination = Reading.Envelope?.Response.Attr("Destination"),
            NameId = subject?.NameId,
            RoleSessionName = claims?.RoleSessionName,
            Roles = roles,
            SessionDuration = claims?.SessionDuration,
            SourceIdentity = claims?.SourceIdentity,
            SessionTags = claims?.SessionTags ?? new Dictionary<string, string>(),
            IssuedAt = subject?.IssuedAt,
            NotBefore = subject?.NotBefore,
            NotOnOrAfter = subject?.NotOnOrAfter,
            AuthenticatedAt = subject?.AuthenticatedAt,
            TestedAt = _now,
            Signed = signatures?.Signed ?? [],
            CertificateThumbprint = signer?.Thumbprint,
            CertificateExpires = signer?.Ends,
            Size = Reading.Size,
        };
    }

    private static SamlCertificate Certificate(byte[] data)
    {
#pragma warning disable SYSLIB0057 // X509CertificateLoader came with .NET 9; PowerShell 7.4 runs on 8
        using var certificate = new X509Certificate2(data);
#pragma warning restore SYSLIB0057
        return new SamlCertificate(certificate.Thumbprint, certificate.NotAfter.ToUniversalTime());
    }
}
