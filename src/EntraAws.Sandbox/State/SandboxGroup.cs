namespace EntraAws.Sandbox;

/// <summary>An IAM group. Its members name it, not the other way round.</summary>
public sealed class SandboxGroup
{
    public string Name { get; set; } = "";

    public string Path { get; set; } = "/";

    public string GroupId { get; set; } = "";

    public DateTimeOffset CreateDate { get; set; }

    /// <summary>ARNs of managed policies.</summary>
    public List<string> AttachedPolicies { get; set; } = [];

    public List<SandboxInlinePolicy> InlinePolicies { get; set; } = [];
}
