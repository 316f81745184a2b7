namespace EntraAws.Contracts;

/// <summary>A user who shall be in a group.</summary>
internal sealed record GroupMemberRequest
{
    /// <summary>The group's id or display name.</summary>
    public required string Group { get; init; }

    /// <summary>The user's id or user principal name.</summary>
    public required string User { get; init; }

    /// <summary>True when the group or the user is only planned.</summary>
    public bool Planned { get; init; }
}
