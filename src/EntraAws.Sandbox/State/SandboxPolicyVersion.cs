namespace EntraAws.Sandbox;

/// <summary>One version of a managed policy.</summary>
public sealed class SandboxPolicyVersion
{
    /// <summary>"v1", "v2", ...</summary>
    public string VersionId { get; set; } = "v1";

    public string Document { get; set; } = "";

    public DateTimeOffset CreateDate { get; set; }
}
