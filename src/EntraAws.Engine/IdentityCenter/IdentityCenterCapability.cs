using EntraAws.Contracts;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>AWS IAM Identity Center: permission sets and who has them in which account.</summary>
internal sealed class IdentityCenterCapability : IIdentityCenter
{
    private readonly CenterFinder _finder;
    private readonly PermissionSetSetup _sets;
    private readonly PermissionSetFinder _setFinder;
    private readonly AssignmentSetup _assignments;
    private readonly AssignmentFinder _assignmentFinder;
    private readonly CenterAppSetup _apps;
    private readonly ScimSetup _scim;

    public IdentityCenterCapability(SessionContext context)
    {
        _finder = new CenterFinder(context);
        _sets = new PermissionSetSetup(context, _finder);
        _setFinder = new PermissionSetFinder(_finder);
        _assignments = new AssignmentSetup(context, _finder);
        _assignmentFinder = new AssignmentFinder(_finder);
        _apps = new CenterAppSetup(context);
        _scim = new ScimSetup(context);
    }

    public async Task<EntraAws.AwsIdentityCenter> GetAsync(string? region, IOperationHost host, CancellationToken cancellationToken)
    {
        var center = await _finder.GetAsync(region, host, cancellationToken);
        return CenterView.Of(center, (await center.Api.ListPermissionSetsAsync(center.Arn, cancellationToken)).Count);
    }

    public Task<AwsPermissionSet> EnsurePermissionSetAsync(PermissionSetRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        _sets.EnsureAsync(request, host, cancellationToken);

    public Task FindPermissionSetsAsync(NameFilter filter, Func<AwsPermissionSet, Task> emit, IOperationHost host, CancellationToken cancellationToken) =>
        _setFinder.FindAsync(filter, emit, host, cancellationToken);

    public Task EnsureAssignmentsAsync(
        IReadOnlyList<AccountAssignmentRequest> requests, int atOnce, Func<AwsAccountAssignment, Task> emit, Func<EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken) =>
        _assignments.EnsureAsync(requests, atOnce, emit, failed, host, cancellationToken);

    public Task RemoveAssignmentsAsync(
        IReadOnlyList<AccountAssignmentRequest> requests, int atOnce, Func<AwsAccountAssignment, Task> emit, Func<EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken) =>
        _assignments.RemoveAsync(requests, atOnce, emit, failed, host, cancellationToken);

    public Task FindAssignmentsAsync(AccountAssignmentQuery query, Func<AwsAccountAssignment, Task> emit, IOperationHost host, CancellationToken cancellationToken) =>
        _assignmentFinder.FindAsync(query, emit, host, cancellationToken);

    public Task<EntraAwsApp> EnsureAppAsync(CenterAppRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        _apps.EnsureAsync(request, host, cancellationToken);

    public Task<EntraAwsScimConnection> ConnectScimAsync(ScimRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        _scim.EnsureAsync(request, host, cancellationToken);

    public Task FindScimAsync(AppSelector? app, Func<EntraAwsScimConnection, Task> emit, IOperationHost host, CancellationToken cancellationToken) =>
        _scim.FindAsync(app, emit, cancellationToken);
}
