using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.SignOn;

/// <summary>The signing certificate of an app: one is made when there is none that holds, and activated when none is.</summary>
internal sealed class CertificateSetup(SessionContext context, ChangeRun run)
{
    public static string Subject(string? accountId) => accountId is null ? "CN=AWS" : $"CN=AWS {accountId}";

    /// <returns>The active certificate, or null while it is only planned.</returns>
    public async Task<SigningCertificate?> EnsureAsync(DirectoryApp app, string? accountId, int years, CancellationToken cancellationToken)
    {
        var active = Find(app, app.ActiveCertificateThumbprint);
        if (active is not null) return active; // An ended one still signs, and AWS still takes it: replacing it is a rollover.

        var creation = AppPlan.Certificate(app.DisplayName, accountId, years);
        var now = context.Time.GetUtcNow();
        var spare = await run.FindAsync(creation, () => FindSpareAsync(app.ServicePrincipalId, now, cancellationToken)) ?? await run.CreateAsync(
            creation,
            () => context.Entra.AddSigningCertificateAsync(app.ServicePrincipalId, Subject(accountId), now.AddYears(years).AddDays(-1), cancellationToken),
            c => c.Thumbprint);
        var change = AppPlan.Activation(app.DisplayName, accountId, spare?.Thumbprint);
        if (spare is null)
        {
            await run.TellAsync(change);
            return null;
        }

        return await run.ApplyAsync(change, () => context.Entra.ActivateSigningCertificateAsync(app.ServicePrincipalId, spare.Thumbprint, cancellationToken)) ? spare : null;
    }

    /// <summary>
    /// Tells what would be done and does nothing: a certificate that is active says that the app is in use, so it comes
    /// after all else.
    /// </summary>
    /// <returns>The certificate that is active all the same, or null.</returns>
    public async Task<SigningCertificate?> TellAsync(DirectoryApp app, string? accountId, int years)
    {
        if (Find(app, app.ActiveCertificateThumbprint) is { } active) return active;
        var now = context.Time.GetUtcNow();
        if (!app.Certificates.Any(c => c.Ends > now)) await run.TellAsync(AppPlan.Certificate(app.DisplayName, accountId, years));
        await run.TellAsync(AppPlan.Activation(app.DisplayName, accountId, null));
        return null;
    }

    // A run that was cut off before the activation left one. It is read anew: the app may have been read before it showed.
    private async Task<SigningCertificate?> FindSpareAsync(Guid servicePrincipalId, DateTimeOffset now, CancellationToken cancellationToken) =>
        ((await context.Entra.GetAppAsync(servicePrincipalId, cancellationToken))?.Certificates ?? [])
            .Where(c => c.Ends > now).OrderByDescending(c => c.Ends).ThenBy(c => c.Thumbprint, StringComparer.Ordinal).FirstOrDefault();

    public static SigningCertificate? Find(DirectoryApp app, string? thumbprint) =>
        app.Certificates.FirstOrDefault(c => string.Equals(c.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase));
}
