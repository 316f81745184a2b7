using System.Security;

namespace EntraAws;

/// <summary>A person's account in Entra.</summary>
public sealed record EntraUser : ChangeSet
{
    /// <summary>The object id. The empty GUID while it is only planned.</summary>
    public Guid UserId { get; init; }

    /// <summary>The sign-in name.</summary>
    public required string UserPrincipalName { get; init; }

    /// <summary>The display name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>False when it can't sign in.</summary>
    public bool AccountEnabled { get; init; }

    /// <summary><c>Member</c> or <c>Guest</c>.</summary>
    public string? UserType { get; init; }

    /// <summary>True when it is mastered in Active Directory; Entra can't change it then.</summary>
    public bool OnPremisesSynchronized { get; init; }

    /// <summary>The password of a user that was made just now; it is given once and kept nowhere.</summary>
    public SecureString? Password { get; init; }

    /// <summary>Why AWS would refuse this name as RoleSessionName; null when it takes it.</summary>
    public string? SessionNameProblem { get; init; }

    /// <inheritdoc/>
    public override string ToString() => UserPrincipalName;
}
