using EntraAws.Contracts;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;

namespace EntraAws.Engine.Entra.Access;

/// <summary>Finds and makes groups.</summary>
internal sealed class Groups(GraphService graph)
{
    private const int NicknameLength = 64;
    private const int MostLength = 1500; // of a filter's values; the whole URL has room for 2,048 in every case

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

    /// <summary>The groups by each of several names, many names in one filter and many filters in one batch.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<DirectoryGroup>>> FindAsync(IReadOnlyCollection<string> displayNames, CancellationToken cancellationToken)
    {
        var pages = await new GraphBatch(graph).ReadAsync(GraphOperations.GetGroups, Filters(displayNames),
            filter => graph.Client.Groups.ToGetRequestInformation(r =>
            {
                r.QueryParameters.Filter = filter;
                r.QueryParameters.Select = Fields;
            }),
            GroupCollectionResponse.CreateFromDiscriminatorValue, cancellationToken).ConfigureAwait(false);
        var found = new List<DirectoryGroup>();
        foreach (var page in pages.Values)
        {
            found.AddRange((await graph.Calls.ReadAsync(GraphOperations.GetGroups, () =>
                GraphPages.AllAsync<Group, GroupCollectionResponse>(graph.Client, Task.FromResult<GroupCollectionResponse?>(page), cancellationToken)).ConfigureAwait(false)).Select(ToGroup));
        }

        var byName = found.DistinctBy(g => g.Id).ToLookup(g => g.DisplayName, StringComparer.OrdinalIgnoreCase);
        return displayNames.Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(n => n, n => (IReadOnlyList<DirectoryGroup>)[.. byName[n]], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>No filter has more values than Graph takes, nor is longer than a URL may be.</summary>
    private static List<string> Filters(IEnumerable<string> displayNames)
    {
        var filters = new List<string>();
        var (some, length) = (new List<string>(), 0);
        foreach (var name in displayNames.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var size = Uri.EscapeDataString(OData.Quote(name)).Length;
            if (some.Count == OData.MostValues || (some.Count > 0 && length + size > MostLength)) Flush();
            some.Add(name);
            length += size;
        }

        Flush();
        return filters;

        void Flush()
        {
            if (some.Count == 0) return;
            filters.Add(some.Count == 1 ? OData.Equal("displayName", some[0]) : OData.In("displayName", some));
            (some, length) = ([], 0);
        }
    }

    /// <summary>As for one, in batches: one outcome for each, in their order.</summary>
    public async Task<IReadOnlyList<Outcome<DirectoryGroup>>> CreateAsync(IReadOnlyList<(string Name, string? Description)> wanted, CancellationToken cancellationToken)
    {
        var answers = await new GraphBatchWriter(graph).CreateAsync(GraphOperations.CreateGroup,
            wanted.Select(w => (Func<RequestInformation>)(() => graph.Client.Groups.ToPostRequestInformation(Body(w.Name, w.Description)))).ToList(),
            Group.CreateFromDiscriminatorValue, wanted.Select(w => w.Name).ToList(), cancellationToken).ConfigureAwait(false);
        var outcomes = answers.Select(a => a.Value is { } made ? Outcome<DirectoryGroup>.Made(ToGroup(made)) : Outcome<DirectoryGroup>.Failed(a.Error!, a.Sent)).ToList();
        await LookForAsync(wanted, outcomes, cancellationToken).ConfigureAwait(false);
        await SettleAsync(wanted, outcomes, cancellationToken).ConfigureAwait(false);
        return outcomes;
    }

    /// <summary>What has no answer is looked for as long as lists may lag, all of it together.</summary>
    private async Task LookForAsync(IReadOnlyList<(string Name, string? Description)> wanted, List<Outcome<DirectoryGroup>> outcomes, CancellationToken cancellationToken)
    {
        var unknown = Enumerable.Range(0, outcomes.Count).Where(i => outcomes[i].Error is UnknownOutcomeException).ToList();
        if (unknown.Count == 0) return;
        try
        {
            await graph.Replication.UntilAsync<object>(async ct =>
            {
                var missing = unknown.Where(i => outcomes[i].Value is null).ToList();
                var found = await FindAsync(missing.Select(i => wanted[i].Name).ToList(), ct).ConfigureAwait(false);
                foreach (var i in missing)
                    if (found.GetValueOrDefault(wanted[i].Name)?.FirstOrDefault() is { } there) outcomes[i] = Outcome<DirectoryGroup>.Made(there);
                return unknown.TrueForAll(i => outcomes[i].Value is not null) ? this : null;
            }, 1, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or EntraAwsException)
        {
            // What is not found by now stays unknown, and the journal says so.
        }

        foreach (var i in unknown.Where(i => outcomes[i].Value is null)) outcomes[i] = Outcome<DirectoryGroup>.Failed(Faults.OutcomeUnknown($"the group '{wanted[i].Name}'", outcomes[i].Error));
    }

    private async Task SettleAsync(IReadOnlyList<(string Name, string? Description)> wanted, List<Outcome<DirectoryGroup>> outcomes, CancellationToken cancellationToken)
    {
        var made = Enumerable.Range(0, outcomes.Count).Where(i => outcomes[i].Value is not null).ToList();
        if (made.Count == 0) return;
        // The list lags behind the objects and is read for many in one request, so it comes first: when it shows them, they are there.
        // Who gives up, or a service that stops to answer, ends the wait and not the write: what was made is still told.
        var unlisted = await graph.Replication.SettleEachAsync(made, async (open, ct) =>
        {
            var found = await FindAsync(open.Select(i => wanted[i].Name).ToList(), ct).ConfigureAwait(false);
            return open.Where(i => found.GetValueOrDefault(wanted[i].Name)?.Any(g => g.Id == outcomes[i].Value!.Id) == true).ToHashSet();
        }, 1, Replication.ObjectLimit, cancellationToken).ConfigureAwait(false);

        var unseen = await graph.Replication.SettleEachAsync(made.Except(unlisted), async (open, ct) =>
        {
            var there = (await GetAsync(open.Select(i => outcomes[i].Value!.Id).ToList(), ct).ConfigureAwait(false)).Select(g => g.Id).ToHashSet();
            return open.Where(i => there.Contains(outcomes[i].Value!.Id)).ToHashSet();
        }, Replication.Steady, Replication.ObjectLimit, cancellationToken).ConfigureAwait(false);

        foreach (var i in unseen.Concat(unlisted)) outcomes[i] = Outcome<DirectoryGroup>.Failed(Faults.EntraNotVisible($"The group '{wanted[i].Name}'"));
    }

    private async Task<DirectoryGroup> SendAsync(string displayName, string? description, CancellationToken cancellationToken)
    {
        try
        {
            var body = Body(displayName, description);
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

    private static Group Body(string displayName, string? description)
    {
        var body = new Group { DisplayName = displayName, MailNickname = Nickname(displayName), MailEnabled = false, SecurityEnabled = true };
        if (!string.IsNullOrEmpty(description)) body.Description = description;
        return body;
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
