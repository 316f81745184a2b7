namespace EntraAws.Sandbox;

/// <summary>What IAM remembers of a console password; never the password.</summary>
public sealed class SandboxPassword
{
    public DateTimeOffset LastChanged { get; set; }

    /// <summary>Null when it was never used.</summary>
    public DateTimeOffset? LastUsed { get; set; }
}
