namespace EntraAws.Sandbox;

/// <summary>What an operation did in one account.</summary>
public sealed class SandboxStackResult
{
    public string AccountId { get; set; } = "";

    /// <summary>PENDING, RUNNING, SUCCEEDED, FAILED or CANCELLED.</summary>
    public string Status { get; set; } = "PENDING";

    public string? StatusReason { get; set; }

    public string? OrganizationalUnitId { get; set; }

    /// <summary>When the account is done, once its turn has come.</summary>
    public DateTimeOffset? ReadyAt { get; set; }
}
