namespace EntraAws.Sandbox;

/// <summary>An X.509 signing certificate of a user.</summary>
public sealed class SandboxCertificate
{
    public string CertificateId { get; set; } = "";

    public bool Active { get; set; } = true;

    public DateTimeOffset UploadDate { get; set; }
}
