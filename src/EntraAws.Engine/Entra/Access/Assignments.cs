using EntraAws.Contracts;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;
using GraphAssignment = Microsoft.Graph.Models.AppRoleAssignment;

namespace EntraAws.Engine.Entra.Access;

/// <summary>Who holds which app role, written through the resource's own relation as Graph's guidance asks.</summary>
internal sealed class Assignments(GraphService graph)
{
    public async Task<IReadOnlyList<AppRoleAssignment>> GetAsync(Guid servicePrincipalId, CancellationToken cancellationToken)
    {
        var all = await graph.Calls.ReadAsync(GraphOperations.GetAssignments, () => GraphPages.AllAsync<GraphAssignment, AppRoleAssignmentCollectionResponse>(graph.Client,
            graph.Client.ServicePrincipals[servicePrincipalId.ToString()].AppRoleAssignedTo.GetAsync(null, cancellationToken), cancellationToken),
            $"the service principal {servicePrincipalId}").ConfigureAwait(false);
        return all.Select(ToAssignment).ToList();
    }

    public async Task<AppRoleAssignment> AssignAsync(Guid servicePrincipalId, Guid principalId, Guid appRoleId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var made = await SendAsync(servicePrincipalId, principalId, appRoleId, cancellationToken).ConfigureAwait(false);
                // A second run reads the list, and shall find it there. It exists, whether or not the list shows it yet.
                await graph.Replication.SettleAsync(async ct => await FindAsync(servicePrincipalId, principalId, appRoleId, ct).ConfigureAwait(false) is not null,
                    1, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
                return made;
            }
            catch (UnknownOutcomeException e)
            {
                // Sending it again is safe, since Graph refuses a second one.
                if (await FindAsync(servicePrincipalId, principalId, appRoleId, cancellationToken).ConfigureAwait(false) is { } found) return found;
                if (attempt == RetryDelays.Attempts) throw Faults.OutcomeUnknown($"the app role assignment of {principalId}", e);
            }
            catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.GraphConflict))
            {
                return await graph.Replication.UntilAsync(ct => FindAsync(servicePrincipalId, principalId, appRoleId, ct),
                        1, Replication.ListLimit, cancellationToken).ConfigureAwait(false)
                    ?? throw Faults.EntraNotVisible($"The app role assignment of {principalId}");
            }
        }
    }

    private async Task<AppRoleAssignment> SendAsync(Guid servicePrincipalId, Guid principalId, Guid appRoleId, CancellationToken cancellationToken)
    {
        var made = await graph.Replication.WhileFreshAsync(() => graph.Calls.WriteAsync(GraphOperations.Assign, sent =>
                graph.Client.ServicePrincipals[servicePrincipalId.ToString()].AppRoleAssignedTo.PostAsync(new GraphAssignment
                {
                    PrincipalId = principalId,
                    ResourceId = servicePrincipalId,
                    AppRoleId = appRoleId,
                }, sent), $"the service principal {servicePrincipalId} or the principal {principalId}", cancellationToken),
            GraphErrors.IsNotReplicated, cancellationToken).ConfigureAwait(false);
        return ToAssignment(made);
    }

    private async Task<AppRoleAssignment?> FindAsync(Guid servicePrincipalId, Guid principalId, Guid appRoleId, CancellationToken cancellationToken) =>
        (await GetAsync(servicePrincipalId, cancellationToken).ConfigureAwait(false)).FirstOrDefault(a => a.PrincipalId == principalId && a.AppRoleId == appRoleId);

    private static AppRoleAssignment ToAssignment(GraphAssignment assignment) =>
        new(assignment.Id ?? "", assignment.AppRoleId ?? Guid.Empty, assignment.PrincipalId ?? Guid.Empty, assignment.PrincipalType ?? "", assignment.PrincipalDisplayName);
}
