namespace EntraAws.Contracts;

/// <summary>The AWS roles, and the app roles that stand for them in Entra.</summary>
internal interface IRoles
{
    Task<SamlRole> EnsureRoleAsync(SamlRoleRequest request, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>Several at once, which takes fewer requests. An error of one is told, and the others go on.</summary>
    Task EnsureRolesAsync(IReadOnlyList<SamlRoleRequest> requests, Func<SamlRole, Task> emit, Func<Exception, Task> failed, IOperationHost host, CancellationToken cancellationToken);

    Task FindRolesAsync(SamlRoleQuery query, Func<SamlRole, Task> emit, IOperationHost host, CancellationToken cancellationToken);

    /// <returns>The AWS accounts whose roles the app offers afterwards.</returns>
    Task<AppRoleCoverage> SyncAppRolesAsync(AppRoleSyncRequest request, Func<AppRole, Task> emit, IOperationHost host, CancellationToken cancellationToken);

    Task FindAppRolesAsync(AppRoleQuery query, Func<AppRole, Task> emit, IOperationHost host, CancellationToken cancellationToken);
}
