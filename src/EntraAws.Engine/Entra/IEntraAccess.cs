namespace EntraAws.Engine.Entra;

/// <summary>Users, groups and app role assignments.</summary>
internal interface IEntraAccess
{
    Task<IReadOnlyList<DirectoryGroup>> FindGroupsAsync(string displayName, CancellationToken cancellationToken);

    /// <summary>The groups by each of these exact names, in batches.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<DirectoryGroup>>> FindGroupsAsync(IReadOnlyCollection<string> displayNames, CancellationToken cancellationToken);

    Task<DirectoryGroup?> GetGroupAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Groups by id, in one batch of 20 at a time; those that are gone are left out.</summary>
    Task<IReadOnlyList<DirectoryGroup>> GetGroupsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Makes a security group and waits until it can be read. A lost answer is looked for, never sent again.</summary>
    Task<DirectoryGroup> CreateGroupAsync(string displayName, string? description, CancellationToken cancellationToken);

    /// <summary>The same for several, in batches, one outcome each. It does not throw; what was sent before a stop is told.</summary>
    Task<IReadOnlyList<Outcome<DirectoryGroup>>> CreateGroupsAsync(IReadOnlyList<(string Name, string? Description)> wanted, CancellationToken cancellationToken);

    /// <summary>The names of the groups that are direct members of each of these groups, in batches.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>>> GetNestedGroupsAsync(IReadOnlyCollection<Guid> groupIds, CancellationToken cancellationToken);

    /// <summary>The users in a group, nested ones too.</summary>
    Task<IReadOnlyList<DirectoryUser>> GetTransitiveUsersAsync(Guid groupId, CancellationToken cancellationToken);

    Task<bool> IsMemberAsync(Guid groupId, Guid userId, CancellationToken cancellationToken);

    /// <summary>Adds a member; one that is in already is no failure. Waits out an object that is not replicated yet.</summary>
    Task AddMemberAsync(Guid groupId, Guid userId, CancellationToken cancellationToken);

    Task<DirectoryUser?> GetUserAsync(Guid id, CancellationToken cancellationToken);

    Task<DirectoryUser?> FindUserAsync(string userPrincipalName, CancellationToken cancellationToken);

    /// <summary>Makes a user and waits until it can be read. Fails with GraphConflict when the name is taken.</summary>
    Task<DirectoryUser> CreateUserAsync(NewDirectoryUser user, CancellationToken cancellationToken);

    Task<IReadOnlyList<AppRoleAssignment>> GetAssignmentsAsync(Guid servicePrincipalId, CancellationToken cancellationToken);

    /// <summary>Assigns; an assignment that exists is found and returned. Waits out objects that are not replicated yet.</summary>
    Task<AppRoleAssignment> AssignAsync(Guid servicePrincipalId, Guid principalId, Guid appRoleId, CancellationToken cancellationToken);

    /// <summary>The same for several, in batches, one outcome each. It does not throw; what was sent before a stop is told.</summary>
    Task<IReadOnlyList<Outcome<AppRoleAssignment>>> AssignAsync(IReadOnlyList<WantedAssignment> wanted, CancellationToken cancellationToken);
}
