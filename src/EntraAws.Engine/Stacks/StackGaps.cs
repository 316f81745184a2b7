using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;

namespace EntraAws.Engine.Stacks;

/// <summary>
/// Finds what a stack set does not reach yet: units and accounts that are new to it, and accounts that came into its
/// units while nothing was deployed to newcomers.
/// </summary>
internal sealed class StackGaps(IAwsOrganization organization, IOperationHost host, CancellationToken cancellationToken)
{
    /// <returns>Each is an operation of its own.</returns>
    /// <param name="members">The organization of a service-managed stack set.</param>
    public async Task<IReadOnlyList<StackSetTargets>> FindAsync(
        RoleStackPublication request, StackSetInfo? existing, IReadOnlyList<StackInstance> instances, AwsOrganizationInfo? members, string region)
    {
        var reached = instances.Select(i => i.OrganizationalUnitId).Concat(existing?.OrganizationalUnitIds ?? []).ToHashSet();
        var served = instances.Select(i => i.AccountId).ToHashSet();
        var units = request.OrganizationalUnitIds.ToLookup(u => reached.Contains(u));
        var accounts = request.AccountIds.Where(a => !served.Contains(a)).ToList();
        var gaps = new List<StackSetTargets>();
        if (units[false].Any() || accounts.Count > 0) gaps.Add(new StackSetTargets([.. units[false]], accounts, region));
        if (members is null || !units[true].Any()) return gaps;

        var joined = (await ListAsync(units[true])).Where(a => a.IsActive && a.Id != members.ManagementAccountId && !served.Contains(a.Id)).Select(a => a.Id).Distinct().Order(StringComparer.Ordinal).ToList();
        if (joined.Count > 0) gaps.Add(new StackSetTargets([.. units[true]], joined, region));
        return gaps;
    }

    private async Task<IReadOnlyList<OrganizationAccount>> ListAsync(IEnumerable<string> units)
    {
        var accounts = new List<OrganizationAccount>();
        foreach (var unit in units)
        {
            try
            {
                accounts.AddRange(await organization.Units.ListAccountsAsync(unit, cancellationToken));
            }
            catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.AwsAccessDenied))
            {
                await host.WarnAsync($"Accounts that came into {unit} while nothing was deployed to newcomers are not looked for: {e.Message}");
            }
        }

        return accounts;
    }
}
