namespace EntraAws.Contracts;

/// <summary>Who may use which role: users, groups and their assignment.</summary>
internal interface IAccess
{
    Task<GroupRoleMapping> EnsureMappingAsync(GroupRoleMappingRequest request, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>Many at once: read together, asked about one by one, written together. Results and errors come in the order of the requests.</summary>
    Task EnsureMappingsAsync(IReadOnlyList<GroupRoleMappingRequest> requests, Func<GroupRoleMappingRequest, GroupRoleMapping, Task> emit,
        Func<GroupRoleMappingRequest, Exception, Task> failed, IOperationHost host, CancellationToken cancellationToken);

    Task FindMappingsAsync(GroupRoleMappingQuery query, Func<GroupRoleMapping, Task> emit, IOperationHost host, CancellationToken cancellationToken);

    Task<EntraUser> EnsureUserAsync(EntraUserRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task<GroupMember> EnsureMemberAsync(GroupMemberRequest request, IOperationHost host, CancellationToken cancellationToken);
}
