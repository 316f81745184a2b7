namespace EntraAws.Contracts;

/// <summary>A group that shall have an app role.</summary>
internal sealed record GroupRoleMappingRequest
{
    public required AppSelector App { get; init; }

    /// <summary>The app role: its id, its claim value, the AWS role's ARN, or the AWS role's name.</summary>
    public required string AppRole { get; init; }

    /// <summary>True when the app role is only planned.</summary>
    public bool Planned { get; init; }

    /// <summary>The group's id or display name.</summary>
    public required string Group { get; init; }

    public bool CreateGroup { get; init; }

    public string? GroupDescription { get; init; }

    public string? AccountId { get; init; }
}
