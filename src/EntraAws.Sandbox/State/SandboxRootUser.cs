namespace EntraAws.Sandbox;

/// <summary>The root user of an account.</summary>
public sealed class SandboxRootUser
{
    public DateTimeOffset CreateDate { get; set; }

    /// <summary>Null when centralized root access removed it.</summary>
    public SandboxPassword? Password { get; set; }

    public bool MfaActive { get; set; }

    public List<SandboxAccessKey> AccessKeys { get; set; } = [];

    public List<SandboxCertificate> Certificates { get; set; } = [];
}
