using EntraAws.Contracts;

namespace EntraAws.Engine.Roles;

/// <summary>The AWS roles, and the app roles that stand for them in Entra.</summary>
internal sealed class RolesCapability(SessionContext context) : IRoles
{
    private readonly RoleSetup _roles = new(context);
    private readonly RoleFinder _finder = new(context);
    private readonly AppRoleSync _appRoles = new(context);
    private readonly AppRoleFinder _appRoleFinder = new(context);

    public Task<SamlRole> EnsureRoleAsync(SamlRoleRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        _roles.EnsureAsync(request, host, cancellationToken);

    public Task EnsureRolesAsync(IReadOnlyList<SamlRoleRequest> requests, Func<SamlRole, Task> emit, Func<Exception, Task> failed, IOperationHost host, CancellationToken cancellationToken) =>
        _roles.EnsureAsync(requests, emit, failed, host, cancellationToken);

    public Task FindRolesAsync(SamlRoleQuery query, Func<SamlRole, Task> emit, IOperationHost host, CancellationToken cancellationToken) =>
        _finder.FindAsync(query, emit, cancellationToken);

    public Task<AppRoleCoverage> SyncAppRolesAsync(AppRoleSyncRequest request, Func<AppRole, Task> emit, IOperationHost host, CancellationToken cancellationToken) =>
        _appRoles.SyncAsync(request, emit, host, cancellationToken);

    public Task FindAppRolesAsync(AppRoleQuery query, Func<AppRole, Task> emit, IOperationHost host, CancellationToken cancellationToken) =>
        _appRoleFinder.FindAsync(query, emit, cancellationToken);
}
