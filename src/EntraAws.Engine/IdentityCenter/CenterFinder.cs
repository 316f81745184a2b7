using System.Collections.Concurrent;
using EntraAws.Contracts;
using EntraAws.Engine.Aws;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>
/// Finds the instance of IAM Identity Center. It lives in one Region, which need not be the connection's, and the
/// endpoints of the others do not tell where. What was found is kept for the connection.
/// </summary>
internal sealed class CenterFinder(SessionContext context) : IDisposable
{
    private const int AtOnce = 8;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile Center? _found;

    /// <param name="region">Looks there and nowhere else; null takes what was found before.</param>
    public async Task<Center> GetAsync(string? region, IOperationHost host, CancellationToken cancellationToken)
    {
        if (_found is { } known && (region is null || known.Api.Region == region)) return known;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_found is { } other && (region is null || other.Api.Region == region)) return other;
            return _found = await FindAsync(region, host, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<Center> FindAsync(string? region, IOperationHost host, CancellationToken cancellationToken)
    {
        var aws = context.Aws;
        var first = region ?? aws.Identity.Region;
        if (await LookAsync(first, cancellationToken) is { } here) return here;
        if (region is not null) throw Faults.IdentityCenterNotFound(region, aws.Identity.AccountId);

        var others = (await RegionsAsync(first, cancellationToken)).Where(r => r != first).ToList();
        await host.VerboseAsync($"There is no instance of IAM Identity Center in {first}; {others.Count} other Regions are searched.");
        if (await SearchAsync(first, others, cancellationToken) is not { } found) throw Faults.IdentityCenterNotFound($"{first} and {others.Count} other Regions", aws.Identity.AccountId);
        await host.VerboseAsync($"IAM Identity Center is in {found.Api.Region}. Connect with -Region {found.Api.Region} to save the search.");
        return found;
    }

    private async Task<IReadOnlyList<string>> RegionsAsync(string first, CancellationToken cancellationToken)
    {
        try
        {
            var account = await context.Aws.GetAccountManagementAsync(null, cancellationToken);
            return [.. (await account.ListRegionsAsync(cancellationToken)).Where(r => r.Enabled).Select(r => r.Name)];
        }
        catch (EntraAwsException e) when (e.Category is FaultCategory.PermissionDenied or FaultCategory.InvalidOperation)
        {
            throw Faults.IdentityCenterRegionUnknown(first, e.Message, e);
        }
    }

    private async Task<Center?> SearchAsync(string first, IReadOnlyList<string> regions, CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<Center>();
        var unreached = new ConcurrentDictionary<string, EntraAwsException>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(regions, options, async (region, token) =>
        {
            try
            {
                if (found.IsEmpty && await LookAsync(region, token) is { } center) found.Add(center);
            }
            catch (EntraAwsException e) when (e.Category is FaultCategory.PermissionDenied)
            {
                // A Region that a policy closes: the instance is not there.
            }
            catch (EntraAwsException e) when (e.Category is FaultCategory.ConnectionError)
            {
                // It may not have the service, or be the very one and out of reach just now.
                unreached[region] = e;
            }
        });
        if (found.IsEmpty && unreached.OrderBy(u => u.Key, StringComparer.Ordinal).FirstOrDefault().Value is { } error)
            throw Faults.IdentityCenterRegionUnknown(first, $"{string.Join(", ", unreached.Keys.Order())} could not be asked. {error.Message}", error);
        return found.FirstOrDefault();
    }

    private async Task<Center?> LookAsync(string region, CancellationToken cancellationToken)
    {
        var api = context.Aws.GetIdentityCenter(region);
        var instance = Choose(await api.ListInstancesAsync(cancellationToken), context.Aws.Identity.AccountId);
        return instance is null ? null : new Center(api, instance);
    }

    /// <summary>
    /// A member account can have an instance of its own beside the organization's, which the management account owns;
    /// only the latter assigns accounts.
    /// </summary>
    internal static CenterInstance? Choose(IReadOnlyList<CenterInstance> instances, string accountId) =>
        instances.Where(i => i.Status is null or "ACTIVE").OrderBy(i => i.OwnerAccountId == accountId).FirstOrDefault();
}
