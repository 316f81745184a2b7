namespace EntraAws.Contracts;

/// <summary>Roles divided over apps, and what has to be told about it.</summary>
internal sealed record RoleListDivision
{
    public required IReadOnlyList<RoleListPart> Parts { get; init; }

    /// <summary>Apps that get more roles than was asked for, since what they offer stays with them.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Accounts whose new roles have no room in the app that offers them.</summary>
    public IReadOnlyList<EntraAwsException> Errors { get; init; } = [];
}
