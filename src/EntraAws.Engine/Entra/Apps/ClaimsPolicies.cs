using EntraAws.Contracts;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.Apps;

/// <summary>Claims mapping policies, and the one that is assigned to an app.</summary>
internal sealed class ClaimsPolicies(GraphService graph)
{
    public async Task<ClaimsPolicy?> GetAssignedAsync(Guid servicePrincipalId, CancellationToken cancellationToken)
    {
        // The definition is asked for by id: what comes with the relation may be short of it.
        var page = await graph.Calls.FindAsync(GraphOperations.GetAssignedClaims, () =>
            graph.Client.ServicePrincipals[servicePrincipalId.ToString()].ClaimsMappingPolicies.GetAsync(null, cancellationToken)).ConfigureAwait(false);
        if (page?.Value?.FirstOrDefault() is not { Id: { } id } assigned) return null;
        return assigned.Definition is { Count: > 0 } ? ToPolicy(assigned) : await GetAsync(id, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<ClaimsPolicy>> FindAsync(string displayName, CancellationToken cancellationToken)
    {
        // Policies can't be filtered in every cloud; a tenant has few of them.
        var all = await graph.Calls.ReadAsync(GraphOperations.GetClaimsPolicies, () =>
            GraphPages.AllAsync<ClaimsMappingPolicy, ClaimsMappingPolicyCollectionResponse>(graph.Client,
                graph.Client.Policies.ClaimsMappingPolicies.GetAsync(null, cancellationToken), cancellationToken)).ConfigureAwait(false);
        return all.Where(p => string.Equals(p.DisplayName, displayName, StringComparison.OrdinalIgnoreCase)).Select(ToPolicy).ToList();
    }

    public async Task<ClaimsPolicy> CreateAsync(string displayName, string definition, CancellationToken cancellationToken)
    {
        var made = await SendAsync(displayName, definition, cancellationToken).ConfigureAwait(false);
        var visible = await graph.Replication.SettleAsync(async ct =>
                await GetAsync(made.Id.ToString(), ct).ConfigureAwait(false) is not null,
            Replication.Steady, Replication.ObjectLimit, cancellationToken).ConfigureAwait(false);
        return visible ? made : throw Faults.EntraNotVisible($"The claims mapping policy '{displayName}'");
    }

    public Task UpdateAsync(Guid policyId, string definition, CancellationToken cancellationToken) =>
        graph.Replication.WhileFreshAsync(() => graph.Calls.ChangeAsync(GraphOperations.UpdateClaimsPolicy, sent =>
                graph.Client.Policies.ClaimsMappingPolicies[policyId.ToString()].PatchAsync(new ClaimsMappingPolicy { Definition = [definition] }, sent),
            $"the claims mapping policy {policyId}", cancellationToken), cancellationToken);

    /// <summary>Assigning is refused when it was done before, so it may be sent again after a lost answer.</summary>
    public async Task AssignAsync(Guid servicePrincipalId, Guid policyId, CancellationToken cancellationToken)
    {
        var reference = $"{graph.Cloud.GraphRoot}/policies/claimsMappingPolicies/{policyId}";
        for (var again = 0; ; again++)
        {
            try
            {
                await graph.Replication.WhileFreshAsync(() => graph.Calls.ChangeAsync(GraphOperations.AssignClaimsPolicy, sent =>
                        graph.Client.ServicePrincipals[servicePrincipalId.ToString()].ClaimsMappingPolicies.Ref.PostAsync(new ReferenceCreate { OdataId = reference }, sent),
                    $"the service principal {servicePrincipalId}", cancellationToken), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (UnknownOutcomeException e)
            {
                if (await IsAssignedAsync(servicePrincipalId, policyId, cancellationToken).ConfigureAwait(false)) return;
                if (again == RetryDelays.Attempts) throw Faults.OutcomeUnknown($"the assignment of the claims mapping policy {policyId}", e);
            }
            catch (EntraAwsException e) when (GraphRefusal.Behind(e) is { Status: 400 or 409 })
            {
                if (await IsAssignedAsync(servicePrincipalId, policyId, cancellationToken).ConfigureAwait(false)) return;
                throw;
            }
        }
    }

    private async Task<bool> IsAssignedAsync(Guid servicePrincipalId, Guid policyId, CancellationToken cancellationToken) =>
        await graph.Replication.UntilAsync(async ct =>
                await GetAssignedAsync(servicePrincipalId, ct).ConfigureAwait(false) is { } assigned && assigned.Id == policyId ? assigned : null,
            1, TimeSpan.FromSeconds(30), cancellationToken).ConfigureAwait(false) is not null;

    private async Task<ClaimsPolicy?> GetAsync(string id, CancellationToken cancellationToken) =>
        await graph.Calls.FindAsync(GraphOperations.GetClaimsPolicies, () =>
            graph.Client.Policies.ClaimsMappingPolicies[id].GetAsync(null, cancellationToken)).ConfigureAwait(false) is { } policy ? ToPolicy(policy) : null;

    private async Task<ClaimsPolicy> SendAsync(string displayName, string definition, CancellationToken cancellationToken)
    {
        try
        {
            var body = new ClaimsMappingPolicy { DisplayName = displayName, Definition = [definition], IsOrganizationDefault = false };
            return ToPolicy(await graph.Calls.WriteAsync(GraphOperations.CreateClaimsPolicy, sent =>
                graph.Client.Policies.ClaimsMappingPolicies.PostAsync(body, sent), displayName, cancellationToken).ConfigureAwait(false));
        }
        catch (UnknownOutcomeException e)
        {
            var found = await graph.Replication.UntilAsync(async ct => (await FindAsync(displayName, ct).ConfigureAwait(false)).FirstOrDefault(),
                1, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
            return found ?? throw Faults.OutcomeUnknown($"the claims mapping policy '{displayName}'", e);
        }
    }

    private static ClaimsPolicy ToPolicy(ClaimsMappingPolicy policy) =>
        new(Guid.Parse(policy.Id!), policy.DisplayName ?? "", policy.Definition?.FirstOrDefault() ?? "");
}
