using EntraAws.Contracts;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.Protection;

/// <summary>Conditional Access policies and authentication strengths.</summary>
internal sealed class AccessPolicies(GraphService graph)
{
    public async Task<IReadOnlyDictionary<Guid, string>> GetStrengthsAsync(CancellationToken cancellationToken)
    {
        var all = await graph.Calls.ReadAsync(GraphOperations.GetStrengths, () => GraphPages.AllAsync<AuthenticationStrengthPolicy, AuthenticationStrengthPolicyCollectionResponse>(
            graph.Client, graph.Client.Policies.AuthenticationStrengthPolicies.GetAsync(null, cancellationToken), cancellationToken)).ConfigureAwait(false);
        return all.Where(s => s.Id is not null).ToDictionary(s => Guid.Parse(s.Id!), s => s.DisplayName ?? s.Id!);
    }

    public async Task<IReadOnlyList<ConditionalAccessRule>> FindAsync(string displayName, CancellationToken cancellationToken)
    {
        var all = await graph.Calls.ReadAsync(GraphOperations.GetAccessPolicies, () => GraphPages.AllAsync<ConditionalAccessPolicy, ConditionalAccessPolicyCollectionResponse>(
            graph.Client, graph.Client.Identity.ConditionalAccess.Policies.GetAsync(r => r.QueryParameters.Filter = OData.Equal("displayName", displayName), cancellationToken),
            cancellationToken)).ConfigureAwait(false);
        return all.Where(p => string.Equals(p.DisplayName, displayName, StringComparison.OrdinalIgnoreCase)).Select(AccessPolicyMapper.ToRule).ToList();
    }

    public async Task<ConditionalAccessRule> CreateAsync(ConditionalAccessRule rule, CancellationToken cancellationToken)
    {
        var id = await SendAsync(rule, cancellationToken).ConfigureAwait(false);
        await graph.Replication.SettleAsync(async ct => (await FindAsync(rule.DisplayName, ct).ConfigureAwait(false)).Any(p => p.Id == id),
            1, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
        return rule with { Id = id };
    }

    public async Task UpdateAsync(ConditionalAccessRule rule, CancellationToken cancellationToken)
    {
        var item = graph.Client.Identity.ConditionalAccess.Policies[rule.Id.ToString()];
        var target = $"the Conditional Access policy '{rule.DisplayName}'";
        var current = await graph.Calls.ReadAsync(GraphOperations.GetAccessPolicies, () => item.GetAsync(null, cancellationToken), target).ConfigureAwait(false);
        await GuardAsync<object?>(rule, async () =>
        {
            await graph.Replication.WhileFreshAsync(() =>
                graph.Calls.ChangeAsync(GraphOperations.UpdateAccessPolicy,
                    sent => item.PatchAsync(AccessPolicyMapper.ToUpdate(rule, current), sent), target, cancellationToken),
                IsTooNew, cancellationToken).ConfigureAwait(false);
            return null;
        }).ConfigureAwait(false);
    }

    private async Task<Guid> SendAsync(ConditionalAccessRule rule, CancellationToken cancellationToken)
    {
        try
        {
            var made = await GuardAsync(rule, () => graph.Replication.WhileFreshAsync(() =>
                graph.Calls.WriteAsync(GraphOperations.CreateAccessPolicy,
                    sent => graph.Client.Identity.ConditionalAccess.Policies.PostAsync(AccessPolicyMapper.ToNew(rule), sent), rule.DisplayName, cancellationToken),
                IsTooNew, cancellationToken)).ConfigureAwait(false);
            return Guid.Parse(made.Id!);
        }
        catch (UnknownOutcomeException e)
        {
            var found = await graph.Replication.UntilAsync(async ct => (await FindAsync(rule.DisplayName, ct).ConfigureAwait(false)).FirstOrDefault(),
                1, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
            return found?.Id ?? throw Faults.OutcomeUnknown($"the Conditional Access policy '{rule.DisplayName}'", e);
        }
    }

    private static async Task<T> GuardAsync<T>(ConditionalAccessRule rule, Func<Task<T>> write)
    {
        try
        {
            return await write().ConfigureAwait(false);
        }
        catch (EntraAwsException e) when (GraphRefusal.Behind(e) is { } refusal && refusal.Says("Security Defaults is enabled"))
        {
            throw Faults.SecurityDefaultsOn(rule.DisplayName);
        }
    }

    /// <summary>
    /// Conditional Access learns of new apps and groups last of all, and says so by error 1034 and its like. The same number
    /// with another reason, such as an unsupported app, is final.
    /// </summary>
    private static bool IsTooNew(GraphRefusal refusal) => refusal.Status is 400 &&
        (refusal.Says("ServicePrincipalNotFound") || refusal.Says("GroupNotFound") || refusal.Says("UserNotFound")
            || refusal.Says("invalid groups") || refusal.Says("invalid users")
            || (refusal.Says("1034") && !refusal.Says("Unsupported")));
}
