using EntraAws.Contracts;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.Access;

/// <summary>Finds and makes groups.</summary>
internal sealed class Groups(GraphService graph)
{
    private const int NicknameLength = 64;

    private static readonly string[] Fields = ["id", "displayName", "securityEnabled", "groupTypes", "onPremisesSyncEnabled"];

    public async Task<IReadOnlyList<DirectoryGroup>> FindAsync(string displayName, CancellationToken cancellationToken)
    {
        var groups = await graph.Calls.ReadAsync(GraphOperations.GetGroups, () =>
            GraphPages.AllAsync<Group, GroupCollectionResponse>(graph.Client, graph.Client.Groups.GetAsync(r =>
            {
                r.QueryParameters.Filter = OData.Equal("displayName", displayName);
                r.QueryParameters.Select = Fields;
            }, cancellationToken), cancellationToken)).ConfigureAwait(false);
        return groups.Where(g => string.Equals(g.DisplayName, displayName, StringComparison.OrdinalIgnoreCase)).Select(ToGroup).ToList();
    }

    public async Task<DirectoryGroup?> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var group = await graph.Calls.FindAsync(GraphOperations.GetGroups, () => graph.Client.Groups[id.ToString()]
            .GetAsync(r => r.QueryParameters.Select = Fields, cancellationToken)).ConfigureAwait(false);
        return group is null ? null : ToGroup(group);
    }

    public async Task<IReadOnlyList<DirectoryGroup>> GetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var groups = await new GraphBatch(graph).ReadAsync(GraphOperations.GetGroups, ids,
            id => graph.Client.Groups[id.ToString()].ToGetRequestInformation(r => r.QueryParameters.Select = Fields),
            Group.CreateFromDiscriminatorValue, cancellationToken).ConfigureAwait(false);
        return groups.Values.Select(ToGroup).ToList();
    }

    public async Task<DirectoryGroup> CreateAsync(string displayName, string? description, CancellationToken cancellationToken)
    {
        var group = await SendAsync(displayName, description, cancellationToken).ConfigureAwait(false);
        var visible = await graph.Replication.SettleAsync(async ct => await GetAsync(group.Id, ct).ConfigureAwait(false) is not null,
            Replication.Steady, Replication.ObjectLimit, cancellationToken).ConfigureAwait(false);
        visible = visible && await graph.Replication.SettleAsync(async ct => (await FindAsync(displayName, ct).ConfigureAwait(false)).Any(g => g.Id == group.Id),
            1, Replication.ObjectLimit, cancellationToken).ConfigureAwait(false);
        return visible ? group : throw Faults.EntraNotVisible($"The group '{displayName}'");
    }

    private async Task<DirectoryGroup> SendAsync(string displayName, string? description, CancellationToken cancellationToken)
    {
        try
        {
            var body = new Group { DisplayName = displayName, MailNickname = Nickname(displayName), MailEnabled = false, SecurityEnabled = true };
            if (!string.IsNullOrEmpty(description)) body.Description = description;
            return ToGroup(await graph.Calls.WriteAsync(GraphOperations.CreateGroup, sent => graph.Client.Groups.PostAsync(body, sent),
                displayName, cancellationToken).ConfigureAwait(false));
        }
        catch (UnknownOutcomeException e)
        {
            var found = await graph.Replication.UntilAsync(async ct => (await FindAsync(displayName, ct).ConfigureAwait(false)).FirstOrDefault(),
                1, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
            return found ?? throw Faults.OutcomeUnknown($"the group '{displayName}'", e);
        }
    }

    /// <summary>Graph wants one even where there is no mail: ASCII without the characters of an address.</summary>
    private static string Nickname(string displayName)
    {
        var kept = displayName.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_').Take(NicknameLength).ToArray();
        return kept.Length > 0 ? new string(kept) : "group";
    }

    private static DirectoryGroup ToGroup(Group group) => new()
    {
        Id = Guid.Parse(group.Id!),
        DisplayName = group.DisplayName ?? "",
        SecurityEnabled = group.SecurityEnabled ?? false,
        IsDynamic = group.GroupTypes?.Contains("DynamicMembership") ?? false,
        OnPremisesSynchronized = group.OnPremisesSyncEnabled ?? false,
    };
}
