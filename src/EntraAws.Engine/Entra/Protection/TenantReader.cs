using EntraAws.Contracts;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.Protection;

/// <summary>What the tenant is, which licence it has and whether its security defaults are on.</summary>
internal sealed class TenantReader(GraphService graph)
{
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

    public async Task<TenantEdition> GetEditionAsync(CancellationToken cancellationToken) =>
        Editions.Of(await graph.Calls.ReadAsync(GraphOperations.GetLicenses, () => GraphPages.AllAsync<SubscribedSku, SubscribedSkuCollectionResponse>(graph.Client,
            graph.Client.SubscribedSkus.GetAsync(r => r.QueryParameters.Select = ["skuPartNumber", "capabilityStatus", "servicePlans"], cancellationToken),
            cancellationToken)).ConfigureAwait(false));

    private async Task<string?> LicenseAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await GetEditionAsync(cancellationToken).ConfigureAwait(false)).Name;
        }
        catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.GraphForbidden))
        {
            return null;
        }
    }
}
