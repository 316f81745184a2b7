namespace EntraAws.Sandbox;

/// <summary>A job that fails: it is tried again ever more seldom, and switched off after 28 days.</summary>
public sealed class TenantProvisioningQuarantine
{
    public DateTimeOffset Began { get; set; }

    public DateTimeOffset NextAttempt { get; set; }

    /// <summary>How many attempts failed.</summary>
    public int Count { get; set; }

    public string Error { get; set; } = "";
}
