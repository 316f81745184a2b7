namespace EntraAws.Engine.Assessment.Report;

/// <summary>
/// Who gets what through which group, and how bad that is. What weighs most is shown by name, and all the rest of a
/// column as one box for each severity, so that an account of any size stays readable.
/// </summary>
internal sealed class AccessDiagram
{
    private const int MostUsers = 12;
    private const int MostGroups = 9;
    private const int MostPolicies = 11;

    private readonly Dictionary<(DiagramNode From, DiagramNode To), int> _links = [];

    public AccessDiagram(ReportContent content, AwsIamInventory inventory)
    {
        var account = inventory.AccountId;
        var users = inventory.Users.Select(u => new Holder(u.UserName, content.WorstOf(account, u.Arn), Sources("user/" + u.UserName, u.AttachedPolicies, u.InlinePolicies), u.Groups)).ToList();
        var groups = inventory.Groups.Select(g => new Holder(g.GroupName, content.WorstOf(account, g.Arn), Sources("group/" + g.GroupName, g.AttachedPolicies, g.InlinePolicies), g.Members)).ToList();
        var reach = users.SelectMany(u => u.Policies).Concat(groups.SelectMany(g => g.Policies.SelectMany(p => Enumerable.Repeat(p, Math.Max(1, g.Others.Count)))))
            .GroupBy(p => p).ToDictionary(g => g.Key, g => g.Count());

        var first = FirstRanks(content, account);
        var policyNodes = Pick(2, reach.Keys, p => p.Name, p => content.WorstFrom(account, p.Source), p => (0, -reach[p]), MostPolicies, "policies");
        // A group is as bad as what it gives.
        var groupNodes = Pick(1, groups, g => g.Name, g => Worst(g.Severity, g.Policies.Select(p => content.WorstFrom(account, p.Source))), g => (0, -g.Others.Count), MostGroups, "groups");
        var userNodes = Pick(0, users, u => u.Name, u => u.Severity, u => (first.GetValueOrDefault(u.Name, int.MaxValue), 0), MostUsers, "users");

        var byName = groups.ToDictionary(g => g.Name, StringComparer.Ordinal);
        foreach (var user in users)
        {
            foreach (var group in user.Others.Where(byName.ContainsKey)) Link(userNodes[user], groupNodes[byName[group]], 1);
            foreach (var policy in user.Policies) Link(userNodes[user], policyNodes[policy], 1);
        }

        foreach (var group in groups)
            foreach (var policy in group.Policies) Link(groupNodes[group], policyNodes[policy], Math.Max(1, group.Others.Count));
        foreach (var (policy, node) in policyNodes) Link(node, new DiagramNode(3, node.Severity?.ToString() ?? "No finding", node.Severity), reach[policy]);

        Columns = Enumerable.Range(0, 4).Select(c => (IReadOnlyList<DiagramNode>)(c switch
        {
            0 => userNodes.Values.Distinct(),
            1 => groupNodes.Values.Distinct(),
            2 => policyNodes.Values.Distinct(),
            _ => _links.Keys.Select(l => l.To).Where(n => n.Column == 3).Distinct(),
        }).OrderByDescending(n => n.Severity ?? (AccessRiskSeverity)(-1)).ThenBy(n => n.Count > 0).ToList()).ToList();
    }

    /// <summary>Users, groups, policies and risk, each from the worst down.</summary>
    public IReadOnlyList<IReadOnlyList<DiagramNode>> Columns { get; }

    /// <summary>How many users or policies each link stands for.</summary>
    public IReadOnlyDictionary<(DiagramNode From, DiagramNode To), int> Links => _links;

    private static Dictionary<T, DiagramNode> Pick<T>(int column, IEnumerable<T> all, Func<T, string> name, Func<T, AccessRiskSeverity?> severity, Func<T, (int, int)> order, int most, string others)
        where T : notnull
    {
        var sorted = all.Select(item => (Item: item, Severity: severity(item)))
            .OrderByDescending(i => i.Severity ?? (AccessRiskSeverity)(-1)).ThenBy(i => order(i.Item)).ThenBy(i => name(i.Item), StringComparer.OrdinalIgnoreCase).ToList();
        // One left over is shown itself.
        if (sorted.Count <= most + 1) most = sorted.Count;
        var nodes = sorted.Take(most).ToDictionary(i => i.Item, i => new DiagramNode(column, name(i.Item), i.Severity));
        foreach (var rest in sorted.Skip(most).GroupBy(i => i.Severity))
        {
            var node = new DiagramNode(column, others, rest.Key, rest.Count());
            foreach (var (item, _) in rest) nodes[item] = node;
        }

        return nodes;
    }

    /// <summary>Where each user first comes up in the order of work.</summary>
    private static Dictionary<string, int> FirstRanks(ReportContent content, string account)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var risk in content.Risks.Where(r => r.AccountId == account && r.PrincipalType == "User")) ranks.TryAdd(risk.PrincipalName, ranks.Count);
        return ranks;
    }

    private static List<(string Source, string Name)> Sources(string holder, IReadOnlyList<string> attached, IReadOnlyList<AwsInlinePolicy> inline) =>
        [.. attached.Select(a => (a, ReportTable.ShortName(a))), .. inline.Select(p => (AccessTables.InlineSource(holder, p.PolicyName), p.PolicyName + " (inline)"))];

    private static AccessRiskSeverity? Worst(AccessRiskSeverity? own, IEnumerable<AccessRiskSeverity?> others) => others.Append(own).Max();

    private void Link(DiagramNode from, DiagramNode to, int weight) => _links[(from, to)] = _links.GetValueOrDefault((from, to)) + weight;

    private sealed record Holder(string Name, AccessRiskSeverity? Severity, List<(string Source, string Name)> Policies, IReadOnlyList<string> Others);
}
