namespace EntraAws.Engine.Entra;

/// <summary>A synchronization job.</summary>
internal sealed record ProvisioningJob
{
    public required string Id { get; init; }
    public string? TemplateId { get; init; }
    /// <summary>NotConfigured, NotRun, Active, Paused or Quarantine.</summary>
    public string Code { get; init; } = "";
    /// <summary>Active, Disabled or Paused.</summary>
    public string Schedule { get; init; } = "";
    public TimeSpan? Interval { get; init; }
    public ProvisioningCycle? Last { get; init; }
    public ProvisioningCycle? LastSuccess { get; init; }
    public ProvisioningQuarantine? Quarantine { get; init; }
    public bool Runs => Schedule == "Active";
}
