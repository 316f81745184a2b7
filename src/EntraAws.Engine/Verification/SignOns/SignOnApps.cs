using EntraAws.Contracts;
using EntraAws.Engine.Documents;
using EntraAws.Engine.Entra;
using EntraAws.Engine.IdentityCenter;
using EntraAws.Engine.Roles;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Verification.SignOns;

/// <summary>Finds the app whose sign-on is checked: the one that is named, or the one of an account, by its identifier or by its app roles.</summary>
internal sealed class SignOnApps(SessionContext context, SignOnChecks checks)
{
    /// <returns>Null when it is not there or can't be read, which is told as a check.</returns>
    public async Task<DirectoryApp?> FindAsync(SignOnRequest request, CancellationToken cancellationToken)
    {
        if (request.AccountId is { } given) Rules.AwsRules.CheckAccountId(given);
        var account = request.AccountId ?? (request.App is null ? context.Aws.Identity.AccountId : null);
        checks.AccountId = account;
        var target = request.App?.ToString() ?? $"account {account}";
        try
        {
            if (request.App is not { } selector) return await OfAccountAsync(account!, cancellationToken) ?? await MissingAsync(target);
            var app = await AppFinder.GetAsync(context.Entra, selector, cancellationToken);
            return await IsOfCenterAsync(app, cancellationToken) ? throw Faults.AppOfIdentityCenter(app.DisplayName) : app;
        }
        catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.AppNotFound))
        {
            return await MissingAsync(target);
        }
        catch (EntraAwsException e) when (e.Category == FaultCategory.PermissionDenied)
        {
            await checks.UnknownAsync("App", target, $"It could not be read: {e.Message}", "Connect with a principal that may read apps: Application.Read.All.");
            return null;
        }
    }

    private async Task<DirectoryApp?> OfAccountAsync(string account, CancellationToken cancellationToken)
    {
        var apps = await context.Entra.FindAppsByTemplateAsync(await AwsTemplate.FindAsync(context.Entra, cancellationToken), cancellationToken);
        var found = apps.Where(a => AppView.AccountOf(a) == account).ToList();
        if (found.Count == 0) found = await OfferingAsync(apps.Where(a => AppView.AccountOf(a) is null), account, cancellationToken);
        return found.Count > 1 ? throw Faults.AppOfAccountAmbiguous(account, found.Select(a => a.DisplayName)) : found.FirstOrDefault();
    }

    // An app for many accounts has the name of none in its identifier.
    private async Task<List<DirectoryApp>> OfferingAsync(IEnumerable<DirectoryApp> apps, string account, CancellationToken cancellationToken)
    {
        var found = new List<DirectoryApp>();
        foreach (var app in apps)
        {
            var roles = await context.Entra.GetAppRolesAsync(app.ServicePrincipalId, cancellationToken);
            if (roles.Any(r => AppRoleValue.Parse(r.Value)?.Role.AccountId == account)) found.Add(app);
        }

        return found;
    }

    // Its template is asked for only where the app does not sign in to an account by itself.
    private async Task<bool> IsOfCenterAsync(DirectoryApp app, CancellationToken cancellationToken) =>
        app.TemplateId is not null
        && !app.IdentifierUris.Any(u => SignInEndpoint.IsAudience(u.Split('#')[0]))
        && string.Equals(app.TemplateId, await context.Entra.FindTemplateAsync(AwsTemplate.IdentityCenterName, cancellationToken), StringComparison.OrdinalIgnoreCase);

    private async Task<DirectoryApp?> MissingAsync(string target)
    {
        await checks.FailAsync("App", target, "There is no enterprise application for it.", "Make it with New-EntraAwsApp.");
        return null;
    }
}
