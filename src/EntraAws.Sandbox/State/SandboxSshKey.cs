namespace EntraAws.Sandbox;

/// <summary>An SSH public key of a user; the key itself is not kept.</summary>
public sealed class SandboxSshKey
{
    /// <summary>APKA and 17 characters.</summary>
    public string KeyId { get; set; } = "";

    public bool Active { get; set; } = true;

    public DateTimeOffset UploadDate { get; set; }
}
