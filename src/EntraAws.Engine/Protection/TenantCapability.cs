using EntraAws.Contracts;
using EntraAws.Engine.Entra;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Protection;

/// <summary>The Entra tenant: what it is, what it is licensed for, and which AWS apps somebody made already.</summary>
internal sealed class TenantCapability(SessionContext context) : ITenants
{
    public async Task<EntraTenant> ReadAsync(IOperationHost host, CancellationToken cancellationToken)
    {
        var identity = context.Entra.Identity;
        var gaps = new List<string>();
        var edition = await TryAsync<TenantEdition>("The licence", async () => await context.Entra.GetEditionAsync(cancellationToken), gaps);
        var defaults = await TryAsync<bool?>("Whether security defaults are on", async () => await context.Entra.GetSecurityDefaultsAsync(cancellationToken), gaps);
        var apps = await TryAsync<IReadOnlyList<EntraAwsApp>>("The AWS apps", async () => await AppsAsync(gaps, cancellationToken), gaps) ?? [];
        return new EntraTenant
        {
            TenantId = identity.TenantId,
            DisplayName = identity.TenantName,
            DefaultDomain = identity.DefaultDomain,
            VerifiedDomains = identity.VerifiedDomains,
            License = edition?.Name,
            LicenseEvidence = edition?.Evidence,
            SecurityDefaultsEnabled = defaults,
            AwsApps = apps,
            Features = TenantFeatures.Of(edition?.Name, defaults),
            Gaps = gaps,
        };
    }

    private async Task<IReadOnlyList<EntraAwsApp>> AppsAsync(List<string> gaps, CancellationToken cancellationToken)
    {
        var templates = await TemplatesAsync(cancellationToken);
        var found = await context.Entra.FindAppsAsync((template, homePage) => (template is not null && templates.ContainsKey(template)) || AwsHomePage.IsAws(homePage), cancellationToken);
        var apps = new List<EntraAwsApp>();
        var readsClaims = true;
        foreach (var app in found.OrderBy(a => a.DisplayName, StringComparer.OrdinalIgnoreCase))
        {
            ClaimsPolicy? claims = null;
            if (readsClaims)
            {
                // Refused for one app, it is refused for all: one gap, and no more tries.
                var before = gaps.Count;
                claims = await TryAsync("The claims policies of the AWS apps", () => context.Entra.GetAssignedClaimsPolicyAsync(app.ServicePrincipalId, cancellationToken), gaps);
                readsClaims = gaps.Count == before;
            }

            var view = AppView.Of(app, claims, CertificateSetup.Find(app, app.ActiveCertificateThumbprint), null, context.Entra.GetMetadataUrl(app.AppId));
            apps.Add(view with { Template = app.TemplateId is { } id ? templates.GetValueOrDefault(id) : null });
        }

        return apps;
    }

    /// <summary>The AWS templates of this cloud's gallery, name by id.</summary>
    private async Task<Dictionary<string, string>> TemplatesAsync(CancellationToken cancellationToken)
    {
        var templates = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in new[] { AwsTemplate.Name, AwsTemplate.IdentityCenterName })
        {
            if (await context.Entra.FindTemplateAsync(name, cancellationToken) is { } id) templates[id] = name;
        }

        return templates;
    }

    private static async Task<T?> TryAsync<T>(string what, Func<Task<T?>> read, List<string> gaps)
    {
        try
        {
            return await read();
        }
        catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.GraphForbidden))
        {
            gaps.Add($"{what} could not be read: {e.Message}");
            return default;
        }
    }
}
