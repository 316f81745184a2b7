namespace EntraAws.Sandbox;

/// <summary>A permission set as one account has it: from then on, as of that revision.</summary>
public sealed class SandboxProvisionedSet
{
    public string AccountId { get; set; } = "";

    public int Revision { get; set; }

    public DateTimeOffset At { get; set; }
}
