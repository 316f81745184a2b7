using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.SignOn;

/// <summary>The signing certificate of an app: one is made when there is none that holds, and activated when none is.</summary>
internal sealed class CertificateSetup(SessionContext context, ChangeRun run)
{
    public static string Subject(string accountId) => $"CN=AWS {accountId}";

    /// <returns>The active certificate, or null while it is only planned.</returns>
    public async Task<SigningCertificate?> EnsureAsync(DirectoryApp app, string accountId, int years, CancellationToken cancellationToken)
    {
        var active = Find(app, app.ActiveCertificateThumbprint);
        if (active is not null) return active; // An ended one still signs, and AWS still takes it: replacing it is a rollover.

        var now = context.Time.GetUtcNow();
        var spare = app.Certificates.Where(c => c.Ends > now).OrderByDescending(c => c.Ends).ThenBy(c => c.Thumbprint, StringComparer.Ordinal).FirstOrDefault();
        spare ??= await run.CreateAsync(
            AppPlan.Certificate(app.DisplayName, accountId, years),
            () => context.Entra.AddSigningCertificateAsync(app.ServicePrincipalId, Subject(accountId), now.AddYears(years).AddDays(-1), cancellationToken),
            c => c.Thumbprint);
        if (spare is null)
        {
            await run.PlanAsync(AppPlan.Activation(app.DisplayName, accountId, null));
            return null;
        }

        var change = AppPlan.Activation(app.DisplayName, accountId, spare.Thumbprint);
        return await run.ApplyAsync(change, () => context.Entra.ActivateSigningCertificateAsync(app.ServicePrincipalId, spare.Thumbprint, cancellationToken)) ? spare : null;
    }

    public static SigningCertificate? Find(DirectoryApp app, string? thumbprint) =>
        app.Certificates.FirstOrDefault(c => string.Equals(c.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase));
}
