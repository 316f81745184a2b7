using EntraAws.Engine.Entra;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Certificates;

/// <summary>An app with its certificates, each with its bytes, and the providers that its users sign in to.</summary>
internal sealed record AppTrust(DirectoryApp App, string EntityId, IReadOnlyList<ProviderTrust> Providers)
{
    public SigningCertificate? Active => CertificateSetup.Find(App, App.ActiveCertificateThumbprint);

    /// <summary>The AWS account of an app that serves one.</summary>
    public string? AccountId => Providers.Select(p => p.AccountId).Distinct().ToList() is [var one] ? one : null;

    public CertificateTrust View(ProviderTrust provider, string? activeThumbprint)
    {
        var own = App.Certificates.Select(c => c.Thumbprint).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var trusted = provider.Metadata?.Certificates.Select(c => c.Thumbprint).ToList() ?? [];
        return new CertificateTrust
        {
            AccountId = provider.AccountId,
            ProviderArn = provider.Arn,
            EntityId = provider.Metadata?.EntityId,
            CertificateThumbprints = trusted.Where(own.Contains).ToList(),
            OtherThumbprints = trusted.Where(t => !own.Contains(t)).ToList(),
            TrustsActive = provider.Metadata is null && provider.Error is not null ? null
                : activeThumbprint is not null && provider.Metadata?.EntityId == EntityId && provider.Trusts(activeThumbprint),
            Gap = provider.Error?.Message ?? provider.Gap,
        };
    }
}
