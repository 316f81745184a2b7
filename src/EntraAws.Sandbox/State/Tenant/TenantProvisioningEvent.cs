namespace EntraAws.Sandbox;

/// <summary>One entry of the provisioning log.</summary>
public sealed class TenantProvisioningEvent
{
    public Guid Id { get; set; }

    public DateTimeOffset At { get; set; }

    public Guid ServicePrincipalId { get; set; }

    public string JobId { get; set; } = "";

    public Guid CycleId { get; set; }

    /// <summary>create, update, disable or other.</summary>
    public string Action { get; set; } = "";

    /// <summary>success or failure.</summary>
    public string Status { get; set; } = "";

    /// <summary>The role, as <c>Role,Provider</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>Why it failed.</summary>
    public string? Error { get; set; }
}
