using EntraAws.Contracts;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;
using GraphAppRole = Microsoft.Graph.Models.AppRole;

namespace EntraAws.Engine.Entra.Apps;

/// <summary>The app roles of a service principal: one collection, read and replaced as a whole.</summary>
internal sealed class AppRoles(GraphService graph, AppWriter writer)
{
    private const int SteadyReads = 2;

    public async Task<IReadOnlyList<DirectoryAppRole>> GetAsync(Guid servicePrincipalId, CancellationToken cancellationToken)
    {
        var principal = await graph.Calls.ReadAsync(GraphOperations.GetApps, () => graph.Client.ServicePrincipals[servicePrincipalId.ToString()]
            .GetAsync(r => r.QueryParameters.Select = ["id", "appRoles"], cancellationToken), $"the service principal {servicePrincipalId}").ConfigureAwait(false);
        return (principal.AppRoles ?? []).Where(r => r.Id is not null).Select(ToRole).ToList();
    }

    public async Task SetAsync(Guid servicePrincipalId, IReadOnlyList<DirectoryAppRole> roles, CancellationToken cancellationToken)
    {
        await writer.PatchPrincipalAsync(servicePrincipalId, () => new ServicePrincipal { AppRoles = roles.Select(ToGraph).ToList() },
            IsTooNew, cancellationToken).ConfigureAwait(false);
        var settled = await graph.Replication.SettleAsync(async ct => Same(roles, await GetAsync(servicePrincipalId, ct).ConfigureAwait(false)),
            SteadyReads, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
        if (!settled) throw Faults.AppRolesChanged(servicePrincipalId.ToString());
    }

    /// <summary>A role that was switched off a moment ago may still be on for the replica that judges its removal.</summary>
    private static bool IsTooNew(GraphRefusal refusal) =>
        GraphErrors.IsNotReplicated(refusal) || refusal.Code == "CannotDeleteOrUpdateEnabledEntitlement" || refusal.Says("unless disabled first");

    private static bool Same(IReadOnlyList<DirectoryAppRole> sent, IReadOnlyList<DirectoryAppRole> read)
    {
        if (sent.Count != read.Count) return false;
        var byId = read.ToDictionary(r => r.Id);
        return sent.All(s => byId.TryGetValue(s.Id, out var r)
            && s.Value == r.Value && s.DisplayName == r.DisplayName && (s.Description ?? "") == (r.Description ?? "") && s.IsEnabled == r.IsEnabled
            && s.AllowedMemberTypes.ToHashSet(StringComparer.Ordinal).SetEquals(r.AllowedMemberTypes));
    }

    private static DirectoryAppRole ToRole(GraphAppRole role) => new()
    {
        Id = role.Id!.Value,
        DisplayName = role.DisplayName ?? "",
        Description = role.Description,
        Value = role.Value,
        IsEnabled = role.IsEnabled ?? false,
        Origin = role.Origin,
        AllowedMemberTypes = role.AllowedMemberTypes ?? [],
    };

    /// <summary>Origin stays out: it is read only, and Graph's reference forbids it in a PATCH.</summary>
    private static GraphAppRole ToGraph(DirectoryAppRole role) => new()
    {
        Id = role.Id,
        DisplayName = role.DisplayName,
        Description = role.Description,
        Value = role.Value,
        IsEnabled = role.IsEnabled,
        AllowedMemberTypes = [.. role.AllowedMemberTypes],
    };
}
