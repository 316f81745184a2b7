namespace EntraAws.Sandbox;

/// <summary>An instance profile that holds a role.</summary>
public sealed class SandboxInstanceProfile
{
    public string Name { get; set; } = "";

    public string Path { get; set; } = "/";

    public string InstanceProfileId { get; set; } = "";

    public DateTimeOffset CreateDate { get; set; }
}
