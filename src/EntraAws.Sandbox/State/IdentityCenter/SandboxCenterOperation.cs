namespace EntraAws.Sandbox;

/// <summary>An operation that Identity Center took on and carries out in the background.</summary>
public sealed class SandboxCenterOperation
{
    public string RequestId { get; set; } = "";

    /// <summary>CREATE or DELETE of an assignment, or PROVISION of a permission set.</summary>
    public string Kind { get; set; } = "";

    public string PermissionSetId { get; set; } = "";

    /// <summary>Null for all accounts that have the permission set.</summary>
    public string? AccountId { get; set; }

    public string? PrincipalType { get; set; }

    public string? PrincipalId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset DoneAt { get; set; }

    /// <summary>Null when it succeeds.</summary>
    public string? FailureReason { get; set; }

    public bool IsOutstanding(DateTimeOffset now) => now < DoneAt;
}
