namespace EntraAws.Sandbox;

/// <summary>A synchronization job: the provisioning agent's work for one app.</summary>
public sealed class TenantProvisioningJob : Replicated
{
    public string Id { get; set; } = "";

    public string TemplateId { get; set; } = "";

    /// <summary>Disabled, Active or Paused.</summary>
    public string ScheduleState { get; set; } = "Disabled";

    /// <summary>When the next cycle ends; null while none is planned.</summary>
    public DateTimeOffset? NextCycleAt { get; set; }

    public TenantProvisioningCycle? LastExecution { get; set; }

    public TenantProvisioningCycle? LastSuccess { get; set; }

    public TenantProvisioningCycle? LastSuccessWithExports { get; set; }

    public TenantProvisioningQuarantine? Quarantine { get; set; }

    /// <summary>The values of app roles that were switched off since AWS no longer offered them. They stay off when it does again.</summary>
    public List<string> Dropped { get; set; } = [];
}
