namespace EntraAws;

/// <summary>How the role provisioning of an app stands.</summary>
public sealed record ProvisioningStatus : ChangeSet
{
    /// <summary>The app's display name.</summary>
    public required string AppDisplayName { get; init; }

    /// <summary>The object id of the enterprise application. The empty GUID while it is only planned.</summary>
    public Guid ServicePrincipalId { get; init; }

    /// <summary>The id of the synchronization job; null where there is none.</summary>
    public string? JobId { get; init; }

    /// <summary><c>NotConfigured</c>, <c>NotRun</c>, <c>Active</c>, <c>Paused</c> or <c>Quarantine</c>; null without a job.</summary>
    public string? State { get; init; }

    /// <summary>Whether cycles are planned: <c>Active</c>, <c>Paused</c> or <c>Disabled</c>.</summary>
    public string? Schedule { get; init; }

    /// <summary>The time between two cycles.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>When the last cycle began, UTC.</summary>
    public DateTimeOffset? LastCycleBegan { get; init; }

    /// <summary>When the last cycle ended, UTC.</summary>
    public DateTimeOffset? LastCycleEnded { get; init; }

    /// <summary><c>Succeeded</c>, <c>Failed</c> or <c>EntryLevelErrors</c>.</summary>
    public string? LastCycleState { get; init; }

    /// <summary>How many roles the last cycle read in AWS.</summary>
    public long Imported { get; init; }

    /// <summary>How many app roles the last cycle changed.</summary>
    public long Exported { get; init; }

    /// <summary>When a cycle last ended well, UTC.</summary>
    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>Why the job is tried less often, such as <c>EncounteredQuarantineException</c> for bad credentials; null outside quarantine.</summary>
    public string? QuarantineReason { get; init; }

    /// <summary>What the service says of it.</summary>
    public string? QuarantineMessage { get; init; }

    /// <summary>Since when, UTC.</summary>
    public DateTimeOffset? QuarantineBegan { get; init; }

    /// <summary>When it is tried next, UTC.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>When Entra switches the job off: 28 days after the quarantine began, UTC.</summary>
    public DateTimeOffset? DisabledOn { get; init; }

    /// <summary>The IAM user whose key it has, where the command knows it.</summary>
    public string? UserName { get; init; }

    /// <summary>Entries of the provisioning log, newest first; empty unless they were asked for.</summary>
    public IReadOnlyList<ProvisioningLogEntry> Log { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{AppDisplayName}: {State ?? "no provisioning"}";
}
