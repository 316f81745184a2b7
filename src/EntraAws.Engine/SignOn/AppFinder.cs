using EntraAws.Contracts;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.SignOn;

/// <summary>Finds apps: all that were made from the AWS template, or the one that a user names.</summary>
internal sealed class AppFinder(SessionContext context)
{
    public async Task FindAsync(AppQuery query, Func<EntraAwsApp, Task> emit, IOperationHost host, CancellationToken cancellationToken)
    {
        var mayReadClaims = true;
        IReadOnlyList<DirectoryApp> apps = query.App is { } selector
            ? [await GetAsync(context.Entra, selector, cancellationToken)]
            : await context.Entra.FindAppsByTemplateAsync(await AwsTemplate.FindAsync(context.Entra, cancellationToken), cancellationToken);
        foreach (var app in apps.Where(a => query.Filter.Includes(a.DisplayName)).OrderBy(a => a.DisplayName, StringComparer.OrdinalIgnoreCase))
        {
            ClaimsPolicy? claims = null;
            try
            {
                if (mayReadClaims) claims = await context.Entra.GetAssignedClaimsPolicyAsync(app.ServicePrincipalId, cancellationToken);
            }
            catch (EntraAwsException e) when (e.Category == FaultCategory.PermissionDenied)
            {
                // Graph wants a permission to write for this one read; who only looks gets the rest.
                mayReadClaims = false;
                await host.WarnAsync($"The claims of the apps are not shown: {e.Message}");
            }

            var metadata = query.WithMetadata ? await context.Entra.GetMetadataAsync(app, app.ActiveCertificateThumbprint, cancellationToken) : null;
            await emit(AppView.Of(app, claims, CertificateSetup.Find(app, app.ActiveCertificateThumbprint), metadata, context.Entra.GetMetadataUrl(app.AppId)));
        }
    }

    /// <summary>The one app that is meant; none, or several of that name, is an error.</summary>
    public static async Task<DirectoryApp> GetAsync(IEntraDirectory entra, AppSelector selector, CancellationToken cancellationToken)
    {
        if (selector.Id is { } id) return await entra.GetAppAsync(id, cancellationToken) ?? throw Faults.AppNotFound(selector.ToString());
        var found = await entra.FindAppsByNameAsync(selector.Name ?? "", cancellationToken);
        return found switch
        {
            [var one] => one,
            [] => throw Faults.AppNotFound(selector.ToString()),
            _ => throw Faults.AppAmbiguous(selector.ToString(), found.Count),
        };
    }
}
