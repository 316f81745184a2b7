namespace EntraAws.Sandbox;

/// <summary>An access key. Its secret is not kept: the sandbox checks no signatures, and tells a secret that it is given by the hash.</summary>
public sealed class SandboxAccessKey
{
    public string AccessKeyId { get; set; } = "";

    public bool Active { get; set; } = true;

    public DateTimeOffset CreateDate { get; set; }

    /// <summary>From when on lists show it.</summary>
    public DateTimeOffset VisibleAt { get; set; }

    /// <summary>From when on every region takes it: IAM is eventually consistent.</summary>
    public DateTimeOffset UsableAt { get; set; }

    /// <summary>SHA-256 of the secret, in hex; null for a key whose secret nobody in the sandbox has.</summary>
    public string? SecretHash { get; set; }

    public DateTimeOffset? LastUsed { get; set; }

    /// <summary>Null for a service without regions, or a key that was never used.</summary>
    public string? LastUsedRegion { get; set; }

    public string? LastUsedService { get; set; }
}
