namespace EntraAws.Sandbox;

/// <summary>What IAM remembers of a principal's tries at one service that its policies let it reach.</summary>
public sealed class SandboxServiceAccess
{
    /// <summary>The service's prefix in actions, such as s3.</summary>
    public string ServiceNamespace { get; set; } = "";

    public string ServiceName { get; set; } = "";

    /// <summary>Null when it was not tried in the tracked time.</summary>
    public DateTimeOffset? LastAuthenticated { get; set; }

    public string? Region { get; set; }
}
