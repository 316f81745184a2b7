namespace EntraAws.Sandbox;

/// <summary>The one stored credential report of an account.</summary>
public sealed class SandboxCredentialReport
{
    /// <summary>When it can be read; until then it is being made.</summary>
    public DateTimeOffset ReadyAt { get; set; }

    /// <summary>The CSV, as it was when it was asked for.</summary>
    public string Content { get; set; } = "";
}
