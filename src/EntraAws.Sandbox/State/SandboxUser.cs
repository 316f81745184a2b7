namespace EntraAws.Sandbox;

/// <summary>An IAM user with its credentials.</summary>
public sealed class SandboxUser
{
    public string Name { get; set; } = "";

    public string Path { get; set; } = "/";

    public string UserId { get; set; } = "";

    public DateTimeOffset CreateDate { get; set; }

    /// <summary>From when on reads find it.</summary>
    public DateTimeOffset VisibleAt { get; set; }

    /// <summary>The names of its groups.</summary>
    public List<string> Groups { get; set; } = [];

    /// <summary>ARNs of managed policies.</summary>
    public List<string> AttachedPolicies { get; set; } = [];

    public List<SandboxInlinePolicy> InlinePolicies { get; set; } = [];

    /// <summary>The ARN of the policy that bounds it.</summary>
    public string? PermissionsBoundary { get; set; }

    public List<SandboxTag> Tags { get; set; } = [];

    /// <summary>The console password; null for a user without one.</summary>
    public SandboxPassword? Password { get; set; }

    public List<SandboxAccessKey> AccessKeys { get; set; } = [];

    public List<SandboxMfaDevice> MfaDevices { get; set; } = [];

    public List<SandboxCertificate> Certificates { get; set; } = [];

    public List<SandboxServiceCredential> ServiceCredentials { get; set; } = [];

    public List<SandboxSshKey> SshKeys { get; set; } = [];

    public List<SandboxServiceAccess> LastAccessed { get; set; } = [];
}
