namespace EntraAws.Sandbox;

/// <summary>A job that gathers service last accessed data.</summary>
public sealed class SandboxAccessJob
{
    public string JobId { get; set; } = "";

    public string PrincipalArn { get; set; } = "";

    /// <summary>Who asked: nobody else can read it.</summary>
    public string CallerUserId { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ReadyAt { get; set; }
}
