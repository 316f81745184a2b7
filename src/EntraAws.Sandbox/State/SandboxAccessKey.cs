namespace EntraAws.Sandbox;

/// <summary>An access key. Its secret is not kept: the sandbox checks no signatures.</summary>
public sealed class SandboxAccessKey
{
    public string AccessKeyId { get; set; } = "";

    public bool Active { get; set; } = true;

    public DateTimeOffset CreateDate { get; set; }

    public DateTimeOffset? LastUsed { get; set; }

    /// <summary>Null for a service without regions, or a key that was never used.</summary>
    public string? LastUsedRegion { get; set; }

    public string? LastUsedService { get; set; }
}
