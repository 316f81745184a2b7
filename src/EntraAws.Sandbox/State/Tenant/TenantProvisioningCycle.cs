namespace EntraAws.Sandbox;

/// <summary>One run of a provisioning job.</summary>
public sealed class TenantProvisioningCycle
{
    public Guid Id { get; set; }

    public DateTimeOffset Began { get; set; }

    public DateTimeOffset Ended { get; set; }

    /// <summary>Succeeded or Failed.</summary>
    public string State { get; set; } = "";

    public int Imported { get; set; }

    public int Exported { get; set; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; set; }
}
