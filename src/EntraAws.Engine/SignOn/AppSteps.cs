using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.SignOn;

/// <summary>The steps that setting up an app for AWS has in common, whichever template it is made from.</summary>
internal sealed class AppSteps(SessionContext context, ChangeRun run, string? accountId)
{
    private readonly IEntraDirectory _entra = context.Entra;

    /// <param name="creation">Its target is the app's name.</param>
    /// <param name="template">The id of the gallery template.</param>
    /// <param name="identifier">What the app is to be known by, and no other app of the tenant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when it is only planned.</returns>
    public async Task<DirectoryApp?> FindOrMakeAsync(Change creation, string template, string identifier, CancellationToken cancellationToken)
    {
        var app = await run.FindAsync(creation, () => FindAsync(creation.Target, template, cancellationToken));
        // Known before the first write: an app that can't get its identifier would be left half-made.
        if (app?.IdentifierUris.Contains(identifier) != true && await _entra.FindIdentifierOwnerAsync(identifier, cancellationToken) is { } owner && owner.AppId != app?.AppId)
            throw Faults.IdentifierOwned(identifier, owner.DisplayName, creation.Target);
        return app ?? await run.CreateAsync(creation, () => _entra.InstantiateAsync(template, creation.Target, cancellationToken), a => a.ServicePrincipalId.ToString());
    }

    /// <summary>SAML mode first: many tenants refuse the identifier otherwise.</summary>
    /// <param name="reason">Why the identifier is this one; null for the words of a single account.</param>
    public async Task SetSamlAsync(DirectoryApp app, string identifier, string replyUrl, CancellationToken cancellationToken, string? reason = null)
    {
        var saml = app.SignOnMode == AppMode.Saml || await run.ApplyAsync(
            AppPlan.Mode(app.DisplayName, accountId, app.SignOnMode, app.ServicePrincipalId),
            () => _entra.SetSignOnModeAsync(app.ServicePrincipalId, AppMode.Saml, cancellationToken));

        // Both collections are replaced by a write, so what else is in them is sent along.
        var identifiers = app.IdentifierUris.Union([identifier]).ToList();
        var replies = app.RedirectUris.Union([replyUrl]).ToList();
        if (identifiers.Count == app.IdentifierUris.Count && replies.Count == app.RedirectUris.Count) return;
        var change = AppPlan.Uris(app.DisplayName, accountId, app.IdentifierUris, identifiers, replyUrl, app.ServicePrincipalId);
        if (reason is not null) change = change with { Reason = reason };
        if (saml) await run.ApplyAsync(change, () => _entra.SetUrisAsync(app.ApplicationObjectId, identifiers, replies, cancellationToken));
        else await run.TellAsync(change);
    }

    /// <summary>The last steps: the certificate, and who is told before it ends. Then the app, with its metadata.</summary>
    public async Task<EntraAwsApp> FinishAsync(DirectoryApp app, ClaimsPolicy? claims, int certificateYears, IReadOnlyList<string> notified, CancellationToken cancellationToken)
    {
        var certificates = new CertificateSetup(context, run);
        var certificate = run.AnyRefused
            ? await certificates.TellAsync(app, accountId, certificateYears)
            : await certificates.EnsureAsync(app, accountId, certificateYears, cancellationToken);
        await SetNotificationAsync(app, notified, cancellationToken);
        var metadata = certificate is null ? null : await _entra.GetMetadataAsync(app, certificate.Thumbprint, cancellationToken);
        return AppView.Of(app, claims, certificate, metadata, _entra.GetMetadataUrl(app.AppId)) with { AccountId = accountId, SignOnMode = AppMode.Saml, Changes = run.Changes };
    }

    private Task SetNotificationAsync(DirectoryApp app, IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        var addresses = app.NotificationEmail.Union(wanted, StringComparer.OrdinalIgnoreCase).ToList();
        if (addresses.Count == app.NotificationEmail.Count) return Task.CompletedTask;
        var change = AppPlan.Notification(app.DisplayName, accountId, app.NotificationEmail, addresses, app.ServicePrincipalId);
        return run.ApplyAsync(change, () => _entra.SetNotificationEmailAsync(app.ServicePrincipalId, addresses, cancellationToken));
    }

    private async Task<DirectoryApp?> FindAsync(string name, string template, CancellationToken cancellationToken)
    {
        var named = await _entra.FindAppsByNameAsync(name, cancellationToken);
        var ours = named.Where(a => string.Equals(a.TemplateId, template, StringComparison.OrdinalIgnoreCase)).ToList();
        return ours switch
        {
            [var one] => one,
            [] => named.Count == 0 ? null : throw Faults.AppNotAws(name),
            _ => throw Faults.AppAmbiguous(name, ours.Count),
        };
    }
}
