using System.Collections.Concurrent;
using EntraAws.Contracts;
using EntraAws.Engine.Aws;

namespace EntraAws.Engine.Inventory;

/// <summary>Finds the organizational units of accounts. Newer answers hold the whole path of an account; else it is climbed, each step once.</summary>
internal sealed class OrganizationalUnitFinder(IAwsOrganization organization)
{
    private const int AtOnce = 8;
    private const string UnitPrefix = "ou-";

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _parents = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _names = new(StringComparer.Ordinal);

    /// <returns>Names from the top unit down, for each account; none for accounts right below the root, or of no such organization.</returns>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> FindAsync(IReadOnlyCollection<string> accountIds, IOperationHost host, CancellationToken cancellationToken)
    {
        const string activity = "Reading organizational units";
        var wanted = accountIds.ToHashSet(StringComparer.Ordinal);
        var members = new List<OrganizationAccount>();
        await organization.ListAccountsAsync(account =>
        {
            if (wanted.Contains(account.Id)) members.Add(account);
            return Task.CompletedTask;
        }, cancellationToken);

        var units = new ConcurrentDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var id in wanted) units[id] = [];
        var done = 0;
        await Parallel.ForEachAsync(members, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (account, token) =>
        {
            var path = account.Paths is [var known, ..] ? known.Split('/').Where(IsUnit).ToList() : await ClimbAsync(account.Id, token);
            var names = new List<string>();
            foreach (var id in path) names.Add(await OnceAsync(_names, id, () => organization.Units.GetNameAsync(id, token)));
            units[account.Id] = names;
            var count = Interlocked.Increment(ref done);
            await host.ProgressAsync(new OperationProgress { Activity = activity, Status = $"{count} of {members.Count} accounts", Percent = count * 100 / members.Count });
        });
        await host.ProgressAsync(new OperationProgress { Activity = activity, Status = "done", Completed = true });
        return units;
    }

    private async Task<List<string>> ClimbAsync(string childId, CancellationToken cancellationToken)
    {
        var path = new List<string>();
        for (var id = childId; ; path.Insert(0, id))
        {
            var child = id;
            id = await OnceAsync(_parents, child, () => organization.Units.GetParentAsync(child, cancellationToken));
            if (!IsUnit(id)) return path;
            if (path.Contains(id)) throw Faults.AwsAnswerInvalid("organizations:ListParents", $"{id} is above itself.");
        }
    }

    private static bool IsUnit(string id) => id.StartsWith(UnitPrefix, StringComparison.Ordinal);

    private static Task<string> OnceAsync(ConcurrentDictionary<string, Lazy<Task<string>>> known, string id, Func<Task<string>> read) =>
        known.GetOrAdd(id, _ => new Lazy<Task<string>>(read)).Value;
}
