using System.Collections.Concurrent;
using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Rules;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>Lists who has which permission set in which account. The service can be asked for one permission set in one account at a time.</summary>
internal sealed class AssignmentFinder(CenterFinder finder)
{
    public async Task FindAsync(AccountAssignmentQuery query, Func<AwsAccountAssignment, Task> emit, IOperationHost host, CancellationToken cancellationToken)
    {
        foreach (var id in query.AccountIds) AwsRules.CheckAccountId(id);
        var center = await finder.GetAsync(null, host, cancellationToken);
        var names = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (arn, name) in await center.Sets.ListAsync(cancellationToken))
        {
            if (!query.PermissionSets.Includes(name)) continue;
            foreach (var account in await center.Api.ListProvisionedAccountsAsync(center.Arn, arn, outdated: false, cancellationToken))
            {
                if (query.AccountIds.Count > 0 && !query.AccountIds.Contains(account)) continue;
                foreach (var assignment in await center.Api.ListAssignmentsAsync(center.Arn, account, arn, $"{name} in account {account}", cancellationToken))
                {
                    var group = await NameAsync(center, assignment, names, cancellationToken);
                    if (!query.Groups.Includes(group)) continue;
                    await emit(new AwsAccountAssignment
                    {
                        GroupName = group,
                        PrincipalId = assignment.PrincipalId,
                        PrincipalType = assignment.PrincipalType,
                        PermissionSetName = name,
                        PermissionSetArn = arn,
                        AccountId = account,
                        InstanceArn = center.Arn,
                    });
                }
            }
        }
    }

    private static async Task<string> NameAsync(Center center, CenterAssignment assignment, ConcurrentDictionary<string, string> names, CancellationToken cancellationToken)
    {
        if (names.TryGetValue(assignment.PrincipalId, out var known)) return known;
        var name = await center.Api.GetPrincipalNameAsync(center.Instance.IdentityStoreId, assignment.PrincipalType, assignment.PrincipalId, cancellationToken);
        return names[assignment.PrincipalId] = name ?? assignment.PrincipalId;
    }
}
