namespace EntraAws;

/// <summary>The Conditional Access policy that asks for multifactor authentication at the AWS app.</summary>
public sealed record MfaPolicy : ChangeSet
{
    /// <summary>Its name.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Its id. The empty GUID while it is only planned.</summary>
    public Guid PolicyId { get; init; }

    /// <summary>Whether it is enforced, only reported, or off.</summary>
    public MfaPolicyState State { get; init; }

    /// <summary>The apps it is for, by application (client) id.</summary>
    public IReadOnlyList<Guid> AppId { get; init; } = [];

    /// <summary>The groups it is for.</summary>
    public IReadOnlyList<Guid> GroupId { get; init; } = [];

    /// <summary>The users it never applies to: the way back in.</summary>
    public IReadOnlyList<Guid> ExcludedUserId { get; init; } = [];

    /// <summary>The groups it never applies to.</summary>
    public IReadOnlyList<Guid> ExcludedGroupId { get; init; } = [];

    /// <summary>What it asks for: <c>mfa</c>, or the name of an authentication strength.</summary>
    public string Requires { get; init; } = "mfa";

    /// <inheritdoc/>
    public override string ToString() => DisplayName;
}
