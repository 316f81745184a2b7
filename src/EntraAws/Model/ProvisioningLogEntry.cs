namespace EntraAws;

/// <summary>One entry of the provisioning log.</summary>
public sealed record ProvisioningLogEntry
{
    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What was done: Create, Update, Disable, Other and so on.</summary>
    public required string Action { get; init; }

    /// <summary>Success, Failure, Skipped or Warning.</summary>
    public required string Status { get; init; }

    /// <summary>The role it was about.</summary>
    public string? Name { get; init; }

    /// <summary>The cycle it happened in.</summary>
    public string? CycleId { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Action} {Name}: {Status}";
}
