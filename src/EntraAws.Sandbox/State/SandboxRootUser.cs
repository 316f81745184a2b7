namespace EntraAws.Sandbox;

/// <summary>The root user of an account.</summary>
public sealed class SandboxRootUser
{
    public DateTimeOffset CreateDate { get; set; }

    /// <summary>Null when centralized root access removed it.</summary>
    public SandboxPassword? Password { get; set; }

    public bool MfaActive { get; set; }

    /// <summary>Its devices. None although MFA is active stands for one virtual device as old as the account.</summary>
    public List<SandboxMfaDevice> MfaDevices { get; set; } = [];

    public List<SandboxAccessKey> AccessKeys { get; set; } = [];

    public List<SandboxCertificate> Certificates { get; set; } = [];
}
