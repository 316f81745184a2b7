namespace EntraAws.Contracts;

/// <summary>Who may use which role: users, groups and their assignment.</summary>
internal interface IAccess
{
    Task<GroupRoleMapping> EnsureMappingAsync(GroupRoleMappingRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task FindMappingsAsync(GroupRoleMappingQuery query, Func<GroupRoleMapping, Task> emit, IOperationHost host, CancellationToken cancellationToken);

    Task<EntraUser> EnsureUserAsync(EntraUserRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task<GroupMember> EnsureMemberAsync(GroupMemberRequest request, IOperationHost host, CancellationToken cancellationToken);
}
