namespace EntraAws;

/// <summary>A list of roles on disk; Import-AwsRoleList reads it.</summary>
public sealed record RoleListFile
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>How many AWS accounts it names.</summary>
    public int Accounts { get; init; }

    /// <summary>How many roles it holds.</summary>
    public int Roles { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
