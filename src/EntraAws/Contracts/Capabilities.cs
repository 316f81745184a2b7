namespace EntraAws.Contracts;

/// <summary>Reads what an AWS account holds.</summary>
internal interface IInventory
{
    Task<AwsIamInventory> ReadAsync(string? accountId, IOperationHost host, CancellationToken cancellationToken);
}

/// <summary>The trust between the clouds: the enterprise application and the SAML provider.</summary>
internal interface ISignOn
{
    Task<EntraAwsApp> EnsureAppAsync(AppRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task FindAppsAsync(AppQuery query, Func<EntraAwsApp, Task> emit, IOperationHost host, CancellationToken cancellationToken);

    Task<SamlProvider> EnsureProviderAsync(SamlProviderRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task FindProvidersAsync(string? accountId, NameFilter filter, Func<SamlProvider, Task> emit, IOperationHost host, CancellationToken cancellationToken);
}

/// <summary>The AWS roles, and the app roles that stand for them in Entra.</summary>
internal interface IRoles
{
    Task<SamlRole> EnsureRoleAsync(SamlRoleRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task FindRolesAsync(SamlRoleQuery query, Func<SamlRole, Task> emit, IOperationHost host, CancellationToken cancellationToken);

    Task SyncAppRolesAsync(AppRoleSyncRequest request, Func<AppRole, Task> emit, IOperationHost host, CancellationToken cancellationToken);

    Task FindAppRolesAsync(AppRoleQuery query, Func<AppRole, Task> emit, IOperationHost host, CancellationToken cancellationToken);
}

/// <summary>Who may use which role: users, groups and their assignment.</summary>
internal interface IAccess
{
    Task<GroupRoleMapping> EnsureMappingAsync(GroupRoleMappingRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task FindMappingsAsync(GroupRoleMappingQuery query, Func<GroupRoleMapping, Task> emit, IOperationHost host, CancellationToken cancellationToken);

    Task<EntraUser> EnsureUserAsync(EntraUserRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task<GroupMember> EnsureMemberAsync(GroupMemberRequest request, IOperationHost host, CancellationToken cancellationToken);
}

/// <summary>Conditional Access.</summary>
internal interface IProtection
{
    Task<MfaPolicy> EnsureMfaPolicyAsync(MfaPolicyRequest request, IOperationHost host, CancellationToken cancellationToken);
}
