namespace EntraAws.Sandbox;

/// <summary>A policy embedded in a user, group or role.</summary>
public sealed class SandboxInlinePolicy
{
    public string Name { get; set; } = "";

    public string Document { get; set; } = "";
}
