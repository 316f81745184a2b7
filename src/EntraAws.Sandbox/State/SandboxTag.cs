namespace EntraAws.Sandbox;

/// <summary>A tag of an IAM entity.</summary>
public sealed class SandboxTag
{
    public string Key { get; set; } = "";

    public string Value { get; set; } = "";
}
