namespace EntraAws.Engine.Entra;

/// <summary>What decides at a sign-in: who is in a group, what their claims would be, and Conditional Access.</summary>
internal interface IEntraSignOn
{
    /// <summary>The users that are direct members of each of these groups, in batches; groups that are gone are left out.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<SignInUser>>> GetMembersAsync(IReadOnlyCollection<Guid> groupIds, CancellationToken cancellationToken);

    /// <summary>Users by id, in batches; those that are gone are left out.</summary>
    Task<IReadOnlyList<SignInUser>> GetUsersAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The policies that would apply to a user's sign-in to an app in a browser. One request a second for the whole tenant.</summary>
    Task<IReadOnlyList<ConditionalAccessRule>> EvaluateAsync(Guid userId, Guid appId, CancellationToken cancellationToken);
}
