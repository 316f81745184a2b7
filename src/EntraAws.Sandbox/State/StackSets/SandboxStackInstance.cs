namespace EntraAws.Sandbox;

/// <summary>The stack of one account.</summary>
public sealed class SandboxStackInstance
{
    public string AccountId { get; set; } = "";

    public string Region { get; set; } = "";

    public string StackId { get; set; } = "";

    /// <summary>CURRENT, OUTDATED or INOPERABLE.</summary>
    public string Status { get; set; } = "OUTDATED";

    /// <summary>PENDING, RUNNING, SUCCEEDED, FAILED or CANCELLED.</summary>
    public string DetailedStatus { get; set; } = "PENDING";

    public string? StatusReason { get; set; }

    public string? OrganizationalUnitId { get; set; }

    public string? LastOperationId { get; set; }

    /// <summary>The template that the stack has now; null for a stack that was never made.</summary>
    public string? Template { get; set; }
}
