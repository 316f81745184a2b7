using EntraAws.Contracts;

namespace EntraAws.Engine.Access;

/// <summary>Who may use which role.</summary>
internal sealed class AccessCapability(SessionContext context) : IAccess
{
    private readonly MappingSetup _mappings = new(context);
    private readonly MappingFinder _finder = new(context);
    private readonly UserSetup _users = new(context);
    private readonly MemberSetup _members = new(context);

    public Task<GroupRoleMapping> EnsureMappingAsync(GroupRoleMappingRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        _mappings.EnsureAsync(request, host, cancellationToken);

    public Task EnsureMappingsAsync(IReadOnlyList<GroupRoleMappingRequest> requests, Func<GroupRoleMappingRequest, GroupRoleMapping, Task> emit,
        Func<GroupRoleMappingRequest, Exception, Task> failed, IOperationHost host, CancellationToken cancellationToken) =>
        _mappings.EnsureAsync(requests, emit, failed, host, cancellationToken);

    public Task FindMappingsAsync(GroupRoleMappingQuery query, Func<GroupRoleMapping, Task> emit, IOperationHost host, CancellationToken cancellationToken) =>
        _finder.FindAsync(query, emit, cancellationToken);

    public Task<EntraUser> EnsureUserAsync(EntraUserRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        _users.EnsureAsync(request, host, cancellationToken);

    public Task<GroupMember> EnsureMemberAsync(GroupMemberRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        _members.EnsureAsync(request, host, cancellationToken);
}
