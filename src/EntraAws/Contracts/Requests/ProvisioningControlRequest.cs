namespace EntraAws.Contracts;

/// <summary>Provisioning to pause, or to start anew.</summary>
internal sealed record ProvisioningControlRequest
{
    public required AppSelector App { get; init; }

    /// <summary>Also forgets what the job knows of earlier cycles.</summary>
    public bool Full { get; init; }

    public bool Wait { get; init; }

    /// <summary>How long to wait for a cycle.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(2);
}
