using EntraAws.Contracts;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.Access;

/// <summary>Who is in a group.</summary>
internal sealed class GroupMembers(GraphService graph)
{
    private const int PageSize = 999;

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>>> GetNestedAsync(IReadOnlyCollection<Guid> groupIds, CancellationToken cancellationToken)
    {
        var pages = await new GraphBatch(graph).ReadAsync(GraphOperations.GetMembers, groupIds,
            id => graph.Client.Groups[id.ToString()].Members.GraphGroup.ToGetRequestInformation(r =>
            {
                r.QueryParameters.Select = ["id", "displayName"];
                // A cast of members is an advanced query: https://learn.microsoft.com/graph/api/group-list-members
                r.QueryParameters.Count = true;
                r.Headers.Add("ConsistencyLevel", "eventual");
            }),
            GroupCollectionResponse.CreateFromDiscriminatorValue, cancellationToken).ConfigureAwait(false);

        var nested = new Dictionary<Guid, IReadOnlyList<string>>();
        foreach (var (id, page) in pages)
        {
            var all = await graph.Calls.ReadAsync(GraphOperations.GetMembers, () =>
                GraphPages.AllAsync<Group, GroupCollectionResponse>(graph.Client, Task.FromResult<GroupCollectionResponse?>(page), cancellationToken)).ConfigureAwait(false);
            nested[id] = all.Select(g => g.DisplayName ?? g.Id!).ToList();
        }

        foreach (var id in groupIds) nested.TryAdd(id, []);
        return nested;
    }

    public async Task<IReadOnlyList<DirectoryUser>> GetTransitiveUsersAsync(Guid groupId, CancellationToken cancellationToken)
    {
        var users = await graph.Calls.ReadAsync(GraphOperations.GetMembers, () => GraphPages.AllAsync<User, UserCollectionResponse>(graph.Client,
            graph.Client.Groups[groupId.ToString()].TransitiveMembers.GraphUser.GetAsync(r =>
            {
                r.QueryParameters.Select = Users.Fields;
                r.QueryParameters.Top = PageSize;
                r.QueryParameters.Count = true;
                r.Headers.Add("ConsistencyLevel", "eventual");
            }, cancellationToken), cancellationToken), $"the group {groupId}").ConfigureAwait(false);
        return users.Select(Users.ToUser).ToList();
    }

    /// <summary>By reading the list: the direct question (checkMemberObjects) is a POST, which a preview may not send.</summary>
    public async Task<bool> IsMemberAsync(Guid groupId, Guid userId, CancellationToken cancellationToken)
    {
        var members = await graph.Calls.ReadAsync(GraphOperations.GetMembers, () => GraphPages.AllAsync<DirectoryObject, DirectoryObjectCollectionResponse>(graph.Client,
            graph.Client.Groups[groupId.ToString()].Members.GetAsync(r =>
            {
                r.QueryParameters.Select = ["id"];
                r.QueryParameters.Top = PageSize;
            }, cancellationToken), cancellationToken), $"the group {groupId}").ConfigureAwait(false);
        return members.Any(m => Guid.TryParse(m.Id, out var id) && id == userId);
    }

    /// <summary>Adding is refused when it was done before, so it may be sent again after a lost answer.</summary>
    public async Task AddAsync(Guid groupId, Guid userId, CancellationToken cancellationToken)
    {
        var reference = $"{graph.Cloud.GraphRoot}/directoryObjects/{userId}";
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await graph.Replication.WhileFreshAsync(() => graph.Calls.ChangeAsync(GraphOperations.AddMember,
                    sent => graph.Client.Groups[groupId.ToString()].Members.Ref.PostAsync(new ReferenceCreate { OdataId = reference }, sent),
                    $"the group {groupId} or the user {userId}", cancellationToken), cancellationToken).ConfigureAwait(false);
                break;
            }
            catch (UnknownOutcomeException e)
            {
                if (attempt == RetryDelays.Attempts) throw Faults.OutcomeUnknown($"the membership of {userId} in {groupId}", e);
            }
            catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.GraphConflict))
            {
                break;
            }
        }

        // A second run asks whether it is a member, and shall not add it again. It is one, whether or not lists show it yet.
        await graph.Replication.SettleAsync(ct => IsMemberAsync(groupId, userId, ct), 1, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
    }
}
