using EntraAws.Contracts;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.Protection;

/// <summary>What the tenant is, which licence it has and whether its security defaults are on.</summary>
internal sealed class TenantReader(GraphService graph)
{
    private static readonly Guid PremiumP1 = new("41781fb2-bc02-4b7c-bd55-b576c07bb09d");
    private static readonly Guid PremiumP2 = new("eec0eb4f-6444-4f95-aba0-50c24d67f998");

    public async Task<EntraIdentity> IdentifyAsync(Func<string> credentialSource, CancellationToken cancellationToken)
    {
        var page = await graph.Calls.ReadAsync(GraphOperations.GetOrganization, () => graph.Client.Organization
            .GetAsync(r => r.QueryParameters.Select = ["id", "displayName", "verifiedDomains"], cancellationToken)).ConfigureAwait(false);
        if (page.Value?.FirstOrDefault() is not { } organization || !Guid.TryParse(organization.Id, out var tenantId))
            throw Faults.GraphAnswerInvalid(GraphOperations.GetOrganization.Name, "It names no tenant.");

        var domains = organization.VerifiedDomains ?? [];
        var license = await LicenseAsync(cancellationToken).ConfigureAwait(false);
        return new EntraIdentity(tenantId, organization.DisplayName, domains.FirstOrDefault(d => d.IsDefault == true)?.Name,
            domains.Select(d => d.Name).OfType<string>().ToList(), license, credentialSource());
    }

    public async Task<bool> GetSecurityDefaultsAsync(CancellationToken cancellationToken)
    {
        var policy = await graph.Calls.ReadAsync(GraphOperations.GetSecurityDefaults, () =>
            graph.Client.Policies.IdentitySecurityDefaultsEnforcementPolicy.GetAsync(null, cancellationToken)).ConfigureAwait(false);
        return policy.IsEnabled ?? false;
    }

    /// <summary>P2 bundles carry both plans, so P2 is looked for first.</summary>
    internal static string LicenseOf(IEnumerable<SubscribedSku> skus)
    {
        var plans = skus.Where(s => s.CapabilityStatus is "Enabled" or "Warning").SelectMany(s => s.ServicePlans ?? [])
            .Where(p => p.ProvisioningStatus == "Success").Select(p => p.ServicePlanId).ToHashSet();
        return plans.Contains(PremiumP2) ? "P2" : plans.Contains(PremiumP1) ? "P1" : "Free";
    }

    private async Task<string?> LicenseAsync(CancellationToken cancellationToken)
    {
        try
        {
            return LicenseOf(await graph.Calls.ReadAsync(GraphOperations.GetLicenses, () => GraphPages.AllAsync<SubscribedSku, SubscribedSkuCollectionResponse>(graph.Client,
                graph.Client.SubscribedSkus.GetAsync(r => r.QueryParameters.Select = ["skuPartNumber", "capabilityStatus", "servicePlans"], cancellationToken),
                cancellationToken)).ConfigureAwait(false));
        }
        catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.GraphForbidden))
        {
            return null;
        }
    }
}
