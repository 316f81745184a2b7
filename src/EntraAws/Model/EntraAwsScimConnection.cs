namespace EntraAws;

/// <summary>How Entra's provisioning into the identity store of IAM Identity Center stands. It never holds the token.</summary>
public sealed record EntraAwsScimConnection : ChangeSet
{
    /// <summary>The app's display name.</summary>
    public required string AppDisplayName { get; init; }

    /// <summary>The object id of the enterprise application. The empty GUID while it is only planned.</summary>
    public Guid ServicePrincipalId { get; init; }

    /// <summary>The SCIM endpoint; null where none was saved or Entra does not tell.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The day on which the access token ends, UTC, as it was told; null for a token that this module did not set.</summary>
    public DateTimeOffset? TokenExpires { get; init; }

    /// <summary>The days until then; negative when it is over, and provisioning has stopped.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>The id of the synchronization job; null where there is none.</summary>
    public string? JobId { get; init; }

    /// <summary><c>NotConfigured</c>, <c>NotRun</c>, <c>Active</c>, <c>Paused</c> or <c>Quarantine</c>; null without a job.</summary>
    public string? State { get; init; }

    /// <summary>Whether cycles are planned: <c>Active</c>, <c>Paused</c> or <c>Disabled</c>.</summary>
    public string? Schedule { get; init; }

    /// <summary><c>Succeeded</c>, <c>Failed</c> or <c>EntryLevelErrors</c>.</summary>
    public string? LastCycleState { get; init; }

    /// <summary>When a cycle last ended well, UTC.</summary>
    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>Why the job is in quarantine, such as a token that has ended; null outside of it.</summary>
    public string? QuarantineReason { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{AppDisplayName}: {State ?? "no provisioning"}";
}
