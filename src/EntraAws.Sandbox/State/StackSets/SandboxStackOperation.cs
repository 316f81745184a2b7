namespace EntraAws.Sandbox;

/// <summary>An operation over accounts of a stack set.</summary>
public sealed class SandboxStackOperation
{
    public string Id { get; set; } = "";

    /// <summary>CREATE or UPDATE.</summary>
    public string Action { get; set; } = "";

    /// <summary>RUNNING, SUCCEEDED or FAILED.</summary>
    public string Status { get; set; } = "RUNNING";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How many accounts may fail.</summary>
    public int Tolerance { get; set; }

    /// <summary>How many accounts are worked on at a time.</summary>
    public int Concurrent { get; set; } = 1;

    public List<SandboxStackResult> Results { get; set; } = [];
}
