namespace EntraAws.Sandbox;

/// <summary>An account as its organization knows it. It may be one that the sandbox holds nothing else of.</summary>
public sealed class SandboxMemberAccount
{
    public string AccountId { get; set; } = "";

    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE or CLOSED.</summary>
    public string State { get; set; } = "ACTIVE";

    /// <summary>"CREATED" or "INVITED".</summary>
    public string JoinedMethod { get; set; } = "CREATED";

    /// <summary>The organizational unit it is in; null for the root.</summary>
    public string? ParentId { get; set; }

    public DateTimeOffset JoinedAt { get; set; }
}
