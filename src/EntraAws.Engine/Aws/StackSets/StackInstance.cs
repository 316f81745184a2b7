namespace EntraAws.Engine.Aws;

/// <summary>The stack of one account.</summary>
internal sealed record StackInstance
{
    public required string AccountId { get; init; }

    public string? Region { get; init; }

    public string? StackId { get; init; }

    /// <summary>CURRENT, OUTDATED or INOPERABLE.</summary>
    public string? Status { get; init; }

    /// <summary>PENDING, RUNNING, SUCCEEDED, FAILED, CANCELLED or INOPERABLE; null where the answer does not say.</summary>
    public string? DetailedStatus { get; init; }

    public string? StatusReason { get; init; }

    public string? OrganizationalUnitId { get; init; }

    public string? OperationId { get; init; }
}
