using EntraAws.Contracts;
using EntraAws.Engine.Entra;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Certificates;

/// <summary>Shows the certificates of apps and who trusts them.</summary>
internal sealed class CertificateFinder(SessionContext context)
{
    public async Task FindAsync(CertificateQuery query, Func<EntraAwsCertificate, Task> emit, IOperationHost host, CancellationToken cancellationToken)
    {
        IReadOnlyList<DirectoryApp> found = query.App is { } selector
            ? [await AppFinder.GetAsync(context.Entra, selector, cancellationToken)]
            : await context.Entra.FindAppsByTemplateAsync(await AwsTemplate.FindAsync(context.Entra, cancellationToken), cancellationToken);
        using var throttle = new Throttle(query.Accounts.ThrottleLimit);
        var reader = new TrustReader(context, throttle);
        foreach (var app in found.Where(a => query.Filter.Includes(a.DisplayName)).OrderBy(a => a.DisplayName, StringComparer.OrdinalIgnoreCase))
        {
            if (app.Certificates.Count == 0)
            {
                await host.WarnAsync($"'{app.DisplayName}' has no signing certificate of its own.");
                continue;
            }

            var trust = await reader.ReadAsync(app, query.Accounts, cancellationToken);
            foreach (var certificate in trust.App.Certificates.OrderByDescending(c => c == trust.Active).ThenByDescending(c => c.Starts)) await emit(View(trust, certificate));
        }
    }

    private EntraAwsCertificate View(AppTrust trust, SigningCertificate certificate)
    {
        var read = trust.Providers.Where(p => p.IsUsable).ToLookup(p => p.Trusts(certificate.Thumbprint), p => p.AccountId);
        return new EntraAwsCertificate
        {
            AppDisplayName = trust.App.DisplayName,
            ServicePrincipalId = trust.App.ServicePrincipalId,
            AccountId = trust.AccountId,
            CertificateThumbprint = certificate.Thumbprint,
            Subject = certificate.Subject,
            Starts = certificate.Starts,
            CertificateExpires = certificate.Ends,
            DaysLeft = (int)Math.Floor((certificate.Ends - context.Time.GetUtcNow()).TotalDays),
            IsActive = certificate == trust.Active,
            TrustedBy = [.. read[true].Distinct()],
            NotTrustedBy = [.. read[false].Distinct()],
            Gaps = [.. trust.Providers.Where(p => !p.IsUsable).Select(p => $"{p.AccountId}: {p.Error?.Message ?? p.Gap}")],
            Accounts = [.. trust.Providers.Select(p => trust.View(p, trust.App.ActiveCertificateThumbprint))],
        };
    }
}
