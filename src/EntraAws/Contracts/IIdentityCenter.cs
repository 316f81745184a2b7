namespace EntraAws.Contracts;

/// <summary>AWS IAM Identity Center: permission sets and who has them in which account.</summary>
internal interface IIdentityCenter
{
    /// <param name="region">Where it is; null looks in the connection's Region and then in the account's others.</param>
    Task<AwsIdentityCenter> GetAsync(string? region, IOperationHost host, CancellationToken cancellationToken);

    Task<AwsPermissionSet> EnsurePermissionSetAsync(PermissionSetRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task FindPermissionSetsAsync(NameFilter filter, Func<AwsPermissionSet, Task> emit, IOperationHost host, CancellationToken cancellationToken);

    /// <param name="atOnce">How many assignments are under way at the same time; the service takes 10.</param>
    Task EnsureAssignmentsAsync(IReadOnlyList<AccountAssignmentRequest> requests, int atOnce, Func<AwsAccountAssignment, Task> emit, Func<EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken);

    /// <param name="atOnce">How many removals are under way at the same time; the service takes 10.</param>
    Task RemoveAssignmentsAsync(IReadOnlyList<AccountAssignmentRequest> requests, int atOnce, Func<AwsAccountAssignment, Task> emit, Func<EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken);

    Task FindAssignmentsAsync(AccountAssignmentQuery query, Func<AwsAccountAssignment, Task> emit, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>The enterprise application for it.</summary>
    Task<EntraAwsApp> EnsureAppAsync(CenterAppRequest request, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>Connects the app's provisioning with the SCIM endpoint.</summary>
    Task<EntraAwsScimConnection> ConnectScimAsync(ScimRequest request, IOperationHost host, CancellationToken cancellationToken);

    /// <param name="app">Null for all apps of the template.</param>
    Task FindScimAsync(AppSelector? app, Func<EntraAwsScimConnection, Task> emit, IOperationHost host, CancellationToken cancellationToken);
}
