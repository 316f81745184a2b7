using EntraAws.Contracts;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>Lists permission sets with what is in them and which accounts have them.</summary>
internal sealed class PermissionSetFinder(CenterFinder finder)
{
    public async Task FindAsync(NameFilter filter, Func<AwsPermissionSet, Task> emit, IOperationHost host, CancellationToken cancellationToken)
    {
        var center = await finder.GetAsync(null, host, cancellationToken);
        foreach (var (arn, name) in await center.Sets.ListAsync(cancellationToken))
        {
            if (!filter.Includes(name) || await center.Api.GetPermissionSetAsync(center.Arn, arn, cancellationToken) is not { } set) continue;
            var policies = await center.Api.GetPoliciesAsync(center.Arn, arn, cancellationToken);
            var accounts = await center.Api.ListProvisionedAccountsAsync(center.Arn, arn, outdated: false, cancellationToken);
            var outdated = accounts.Count == 0 ? [] : await center.Api.ListProvisionedAccountsAsync(center.Arn, arn, outdated: true, cancellationToken);
            await emit(PermissionSetView.Of(center, set, policies, accounts, outdated));
        }
    }
}
