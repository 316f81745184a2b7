namespace EntraAws.Engine.Aws;

/// <summary>
/// IAM Identity Center in one Region, with its identity store. Writes that the service carries out in the background are
/// waited for; reads answer null for what is not there.
/// </summary>
internal interface IAwsIdentityCenter
{
    string Region { get; }

    Task<IReadOnlyList<CenterInstance>> ListInstancesAsync(CancellationToken cancellationToken);

    /// <summary>The ARNs of all permission sets: the service lists no names.</summary>
    Task<IReadOnlyList<string>> ListPermissionSetsAsync(string instanceArn, CancellationToken cancellationToken);

    Task<CenterPermissionSet?> GetPermissionSetAsync(string instanceArn, string permissionSetArn, CancellationToken cancellationToken);

    Task<CenterPolicies> GetPoliciesAsync(string instanceArn, string permissionSetArn, CancellationToken cancellationToken);

    /// <summary>Fails with AwsConflict when the name is taken, which a repeated request can meet by its own first attempt.</summary>
    Task<CenterPermissionSet> CreatePermissionSetAsync(string instanceArn, CenterPermissionSet wanted, CancellationToken cancellationToken);

    Task UpdatePermissionSetAsync(string instanceArn, CenterPermissionSet wanted, CancellationToken cancellationToken);

    Task AttachManagedPolicyAsync(string instanceArn, string permissionSetArn, string policyArn, CancellationToken cancellationToken);

    Task DetachManagedPolicyAsync(string instanceArn, string permissionSetArn, string policyArn, CancellationToken cancellationToken);

    /// <param name="policy">Path and name, such as /team/Shop.</param>
    Task AttachCustomerPolicyAsync(string instanceArn, string permissionSetArn, string policy, CancellationToken cancellationToken);

    /// <param name="policy">Path and name, such as /team/Shop.</param>
    Task DetachCustomerPolicyAsync(string instanceArn, string permissionSetArn, string policy, CancellationToken cancellationToken);

    Task PutInlinePolicyAsync(string instanceArn, string permissionSetArn, string document, CancellationToken cancellationToken);

    /// <summary>The accounts that have the permission set.</summary>
    /// <param name="outdated">Only those whose role is not as the permission set is now.</param>
    Task<IReadOnlyList<string>> ListProvisionedAccountsAsync(string instanceArn, string permissionSetArn, bool outdated, CancellationToken cancellationToken);

    /// <summary>Brings all accounts that have the permission set up to date, and waits until they are.</summary>
    Task ProvisionAsync(string instanceArn, string permissionSetArn, CancellationToken cancellationToken);

    Task<IReadOnlyList<CenterAssignment>> ListAssignmentsAsync(string instanceArn, string accountId, string permissionSetArn, string what, CancellationToken cancellationToken);

    /// <summary>Creations under way, by request id.</summary>
    Task<IReadOnlyDictionary<string, CenterAssignment>> ListCreationsInProgressAsync(string instanceArn, CancellationToken cancellationToken);

    Task WaitForCreationAsync(string instanceArn, string requestId, CenterAssignment assignment, string what, CancellationToken cancellationToken);

    Task CreateAssignmentAsync(string instanceArn, CenterAssignment assignment, string what, CancellationToken cancellationToken);

    Task DeleteAssignmentAsync(string instanceArn, CenterAssignment assignment, string what, CancellationToken cancellationToken);

    Task<string?> FindGroupAsync(string identityStoreId, string displayName, CancellationToken cancellationToken);

    /// <summary>The display name of a group, or the name of a user.</summary>
    Task<string?> GetPrincipalNameAsync(string identityStoreId, string principalType, string principalId, CancellationToken cancellationToken);
}
