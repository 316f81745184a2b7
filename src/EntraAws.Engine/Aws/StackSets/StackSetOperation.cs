namespace EntraAws.Engine.Aws;

/// <summary>An operation over the accounts of a stack set.</summary>
internal sealed record StackSetOperation
{
    public required string Id { get; init; }

    /// <summary>CREATE, UPDATE, DELETE or DETECT_DRIFT.</summary>
    public string? Action { get; init; }

    /// <summary>QUEUED, RUNNING, STOPPING, SUCCEEDED, FAILED or STOPPED.</summary>
    public string? Status { get; init; }

    public string? StatusReason { get; init; }

    public bool IsOver => Status is "SUCCEEDED" or "FAILED" or "STOPPED";
}
