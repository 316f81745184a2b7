namespace EntraAws.Engine.Aws;

/// <summary>What an operation did in one account so far.</summary>
internal sealed record StackSetResult
{
    public required string AccountId { get; init; }

    public string? Region { get; init; }

    /// <summary>PENDING, RUNNING, SUCCEEDED, FAILED or CANCELLED.</summary>
    public string? Status { get; init; }

    public string? StatusReason { get; init; }

    public string? OrganizationalUnitId { get; init; }

    public bool IsOver => Status is "SUCCEEDED" or "FAILED" or "CANCELLED";
}
