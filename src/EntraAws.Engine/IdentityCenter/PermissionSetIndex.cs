using System.Collections.Concurrent;
using EntraAws.Engine.Aws;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>
/// Permission sets by name. The service lists ARNs only, so each has to be asked for its name, once: a name never
/// changes.
/// </summary>
internal sealed class PermissionSetIndex(IAwsIdentityCenter api, string instanceArn)
{
    private const int AtOnce = 5;

    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);

    public void Remember(CenterPermissionSet set) => _names[set.Arn] = set.Name;

    /// <summary>A permission set by its name or ARN, read now.</summary>
    public async Task<CenterPermissionSet?> FindAsync(string nameOrArn, CancellationToken cancellationToken)
    {
        if (nameOrArn.StartsWith("arn:", StringComparison.Ordinal)) return await api.GetPermissionSetAsync(instanceArn, nameOrArn, cancellationToken);
        foreach (var (arn, name) in await ListAsync(cancellationToken))
        {
            if (string.Equals(name, nameOrArn, StringComparison.OrdinalIgnoreCase)) return await api.GetPermissionSetAsync(instanceArn, arn, cancellationToken);
        }

        return null;
    }

    /// <summary>ARN and name of all that are there now, by name.</summary>
    public async Task<IReadOnlyList<(string Arn, string Name)>> ListAsync(CancellationToken cancellationToken)
    {
        var arns = await api.ListPermissionSetsAsync(instanceArn, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(arns.Where(a => !_names.ContainsKey(a)), options, async (arn, token) =>
        {
            if (await api.GetPermissionSetAsync(instanceArn, arn, token) is { } set) Remember(set);
        });
        return [.. arns.Where(_names.ContainsKey).Select(a => (a, _names[a])).OrderBy(s => s.Item2, StringComparer.OrdinalIgnoreCase)];
    }
}
