using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.Apps;

/// <summary>Reads and writes the tags of service principals.</summary>
internal sealed class AppTags(GraphService graph, AppWriter writer) : IEntraAppTags
{
    public async Task<IReadOnlyList<string>> GetAsync(Guid servicePrincipalId, CancellationToken cancellationToken)
    {
        var principal = await graph.Calls.ReadAsync(GraphOperations.GetApps, () => graph.Client.ServicePrincipals[servicePrincipalId.ToString()]
            .GetAsync(r => r.QueryParameters.Select = ["id", "tags"], cancellationToken)).ConfigureAwait(false);
        return principal.Tags ?? [];
    }

    public async Task ChangeAsync(Guid servicePrincipalId, Func<IReadOnlyList<string>, IReadOnlyList<string>> change, CancellationToken cancellationToken)
    {
        var tags = change(await GetAsync(servicePrincipalId, cancellationToken).ConfigureAwait(false));
        await writer.PatchPrincipalAsync(servicePrincipalId, () => new ServicePrincipal { Tags = [.. tags] }, cancellationToken).ConfigureAwait(false);
    }
}
