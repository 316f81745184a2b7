namespace EntraAws;

/// <summary>An account's inventory on disk; Import-AwsIamInventory reads it.</summary>
public sealed record AwsInventoryFile
{
    /// <summary>The 12-digit AWS account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>When the account was read, UTC.</summary>
    public DateTimeOffset TakenAt { get; init; }

    /// <summary>True when an earlier run had finished it, so that it was not read again.</summary>
    public bool Resumed { get; init; }

    /// <summary>How many users it holds.</summary>
    public int Users { get; init; }

    /// <summary>How many groups it holds.</summary>
    public int Groups { get; init; }

    /// <summary>How many roles it holds.</summary>
    public int Roles { get; init; }

    /// <summary>How many policies it holds.</summary>
    public int Policies { get; init; }

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Path;
}
