namespace EntraAws;

/// <summary>A role that a user would get at the next sign-in.</summary>
public sealed record SignOnAccess
{
    /// <summary>What the AWS console shows at the top right: role / session name / account.</summary>
    public string SessionLabel => $"{RoleName} / {RoleSessionName} / {AccountId}";

    /// <summary>The 12-digit AWS account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The role's name.</summary>
    public required string RoleName { get; init; }

    /// <summary>The role's ARN.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The user's sign-in name.</summary>
    public required string UserPrincipalName { get; init; }

    /// <summary>The user's object id.</summary>
    public Guid UserId { get; init; }

    /// <summary>What AWS calls the session.</summary>
    public required string RoleSessionName { get; init; }

    /// <summary>The group that gives the role; null where the user is assigned directly.</summary>
    public string? GroupName { get; init; }

    /// <summary>What Conditional Access asks for; empty where it asks for nothing, or was not asked.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>False where something on the way could not be looked at, such as Conditional Access.</summary>
    public bool Certain { get; init; }

    /// <summary>The enterprise application, by display name.</summary>
    public string? AppDisplayName { get; init; }

    /// <summary>The enterprise application.</summary>
    public Guid ServicePrincipalId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => SessionLabel;
}
