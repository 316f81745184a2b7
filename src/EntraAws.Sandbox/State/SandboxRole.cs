namespace EntraAws.Sandbox;

/// <summary>An IAM role.</summary>
public sealed class SandboxRole
{
    public string Name { get; set; } = "";

    public string Path { get; set; } = "/";

    public string RoleId { get; set; } = "";

    public DateTimeOffset CreateDate { get; set; }

    /// <summary>From when on reads find it: IAM shows a new role only after a while.</summary>
    public DateTimeOffset VisibleAt { get; set; }

    public string? Description { get; set; }

    /// <summary>Seconds, 3600 to 43200.</summary>
    public int MaxSessionDuration { get; set; } = 3600;

    /// <summary>The trust policy as it was sent.</summary>
    public string TrustPolicy { get; set; } = "";

    /// <summary>ARNs of managed policies.</summary>
    public List<string> AttachedPolicies { get; set; } = [];

    public List<SandboxInlinePolicy> InlinePolicies { get; set; } = [];

    /// <summary>The ARN of the policy that bounds it.</summary>
    public string? PermissionsBoundary { get; set; }

    public List<SandboxTag> Tags { get; set; } = [];

    public List<SandboxInstanceProfile> InstanceProfiles { get; set; } = [];

    /// <summary>Null when it was not used in the trailing 400 days.</summary>
    public DateTimeOffset? LastUsed { get; set; }

    public string? LastUsedRegion { get; set; }

    public List<SandboxServiceAccess> LastAccessed { get; set; } = [];

    /// <summary>Whether it is AWS's own: a service-linked role, or one that Identity Center manages.</summary>
    public static bool IsReservedPath(string path) =>
        path.StartsWith("/aws-service-role/", StringComparison.Ordinal) || path.StartsWith("/aws-reserved/", StringComparison.Ordinal);
}
