using EntraAws.Contracts;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;
using GraphAssignment = Microsoft.Graph.Models.AppRoleAssignment;

namespace EntraAws.Engine.Entra.Access;

/// <summary>Who holds which app role, written through the resource's own relation as Graph's guidance asks.</summary>
internal sealed class Assignments(GraphService graph)
{
    private const int PageSize = 999;

    public async Task<IReadOnlyList<AppRoleAssignment>> GetAsync(Guid servicePrincipalId, CancellationToken cancellationToken)
    {
        var all = await graph.Calls.ReadAsync(GraphOperations.GetAssignments, () => GraphPages.AllAsync<GraphAssignment, AppRoleAssignmentCollectionResponse>(graph.Client,
            graph.Client.ServicePrincipals[servicePrincipalId.ToString()].AppRoleAssignedTo.GetAsync(r => r.QueryParameters.Top = PageSize, cancellationToken), cancellationToken),
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

    /// <summary>As for one, in batches: one outcome for each, in their order. Each app's list is read for all of its assignments together.</summary>
    public async Task<IReadOnlyList<Outcome<AppRoleAssignment>>> AssignAsync(IReadOnlyList<WantedAssignment> wanted, CancellationToken cancellationToken)
    {
        var outcomes = new Outcome<AppRoleAssignment>?[wanted.Count];
        var open = Enumerable.Range(0, wanted.Count).ToList();
        for (var attempt = 1; open.Count > 0; attempt++)
        {
            var answers = await SendAsync(open.ConvertAll(i => wanted[i]), cancellationToken).ConfigureAwait(false);
            for (var n = 0; n < open.Count; n++) outcomes[open[n]] = answers[n];
            // What has no answer, and what is there already, is in the list; the former may be sent again, since Graph refuses a second one.
            await LookForAsync(wanted, outcomes, e => e is UnknownOutcomeException, cancellationToken).ConfigureAwait(false);
            open = open.Where(i => outcomes[i]!.Error is UnknownOutcomeException).ToList();
            if (attempt < RetryDelays.Attempts && !cancellationToken.IsCancellationRequested) continue;
            foreach (var i in open) outcomes[i] = Outcome<AppRoleAssignment>.Failed(Faults.OutcomeUnknown($"the app role assignment of {wanted[i].PrincipalId}", outcomes[i]!.Error));
            break;
        }

        await SettleAsync(wanted, outcomes, cancellationToken).ConfigureAwait(false);
        return outcomes!;
    }

    private async Task<IReadOnlyList<Outcome<AppRoleAssignment>>> SendAsync(List<WantedAssignment> wanted, CancellationToken cancellationToken)
    {
        var answers = await new GraphBatchWriter(graph).CreateAsync(GraphOperations.Assign,
            wanted.ConvertAll(w => (Func<RequestInformation>)(() => graph.Client.ServicePrincipals[w.ServicePrincipalId.ToString()].AppRoleAssignedTo.ToPostRequestInformation(Body(w)))),
            GraphAssignment.CreateFromDiscriminatorValue, wanted.ConvertAll(w => $"the service principal {w.ServicePrincipalId} or the principal {w.PrincipalId}"), cancellationToken).ConfigureAwait(false);
        return answers.Select(a => a.Value is { } made ? Outcome<AppRoleAssignment>.Made(ToAssignment(made)) : Outcome<AppRoleAssignment>.Failed(a.Error!, a.Sent)).ToList();
    }

    private async Task LookForAsync(IReadOnlyList<WantedAssignment> wanted, Outcome<AppRoleAssignment>?[] outcomes, Func<Exception?, bool> which, CancellationToken cancellationToken)
    {
        foreach (var app in Enumerable.Range(0, wanted.Count).Where(i => which(outcomes[i]?.Error)).GroupBy(i => wanted[i].ServicePrincipalId))
        {
            try
            {
                var list = (await GetAsync(app.Key, cancellationToken).ConfigureAwait(false)).ToLookup(a => (a.PrincipalId, a.AppRoleId));
                foreach (var i in app)
                    if (list[(wanted[i].PrincipalId, wanted[i].AppRoleId)].FirstOrDefault() is { } found) outcomes[i] = Outcome<AppRoleAssignment>.Made(found);
            }
            catch (Exception e) when (e is OperationCanceledException or EntraAwsException)
            {
                // It stays as it is.
            }
        }
    }

    /// <summary>A second run reads the lists, and shall find them there. They exist, whether or not the lists show them yet.</summary>
    private async Task SettleAsync(IReadOnlyList<WantedAssignment> wanted, Outcome<AppRoleAssignment>?[] outcomes, CancellationToken cancellationToken)
    {
        var refused = (Exception? e) => e is EntraAwsException { ErrorId: nameof(Faults.GraphConflict) };
        foreach (var app in Enumerable.Range(0, wanted.Count).Where(i => outcomes[i]!.Value is not null || refused(outcomes[i]!.Error)).GroupBy(i => wanted[i].ServicePrincipalId))
        {
            var keys = app.Select(i => (wanted[i].PrincipalId, wanted[i].AppRoleId)).ToList();
            await graph.Replication.SettleAsync(async ct =>
                    keys.TrueForAll((await GetAsync(app.Key, ct).ConfigureAwait(false)).Select(a => (a.PrincipalId, a.AppRoleId)).ToHashSet().Contains),
                1, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
        }

        await LookForAsync(wanted, outcomes, refused, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < outcomes.Length; i++)
            if (refused(outcomes[i]!.Error)) outcomes[i] = Outcome<AppRoleAssignment>.Failed(Faults.EntraNotVisible($"The app role assignment of {wanted[i].PrincipalId}"));
    }

    private async Task<AppRoleAssignment> SendAsync(Guid servicePrincipalId, Guid principalId, Guid appRoleId, CancellationToken cancellationToken)
    {
        var made = await graph.Replication.WhileFreshAsync(() => graph.Calls.WriteAsync(GraphOperations.Assign, sent =>
                graph.Client.ServicePrincipals[servicePrincipalId.ToString()].AppRoleAssignedTo.PostAsync(Body(new WantedAssignment(servicePrincipalId, principalId, appRoleId)), sent), $"the service principal {servicePrincipalId} or the principal {principalId}", cancellationToken),
            GraphErrors.IsNotReplicated, cancellationToken).ConfigureAwait(false);
        return ToAssignment(made);
    }

    private async Task<AppRoleAssignment?> FindAsync(Guid servicePrincipalId, Guid principalId, Guid appRoleId, CancellationToken cancellationToken) =>
        (await GetAsync(servicePrincipalId, cancellationToken).ConfigureAwait(false)).FirstOrDefault(a => a.PrincipalId == principalId && a.AppRoleId == appRoleId);

    private static GraphAssignment Body(WantedAssignment wanted) =>
        new() { PrincipalId = wanted.PrincipalId, ResourceId = wanted.ServicePrincipalId, AppRoleId = wanted.AppRoleId };

    private static AppRoleAssignment ToAssignment(GraphAssignment assignment) =>
        new(assignment.Id ?? "", assignment.AppRoleId ?? Guid.Empty, assignment.PrincipalId ?? Guid.Empty, assignment.PrincipalType ?? "", assignment.PrincipalDisplayName);
}
