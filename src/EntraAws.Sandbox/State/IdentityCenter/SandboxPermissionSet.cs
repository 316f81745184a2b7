namespace EntraAws.Sandbox;

/// <summary>A permission set: the template of a role that Identity Center keeps in each account it is assigned in.</summary>
public sealed class SandboxPermissionSet
{
    /// <summary>"ps-" and 16 characters.</summary>
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string? Description { get; set; }

    /// <summary>ISO 8601, PT1H to PT12H.</summary>
    public string SessionDuration { get; set; } = "PT1H";

    public string? RelayState { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>ARNs of AWS managed policies.</summary>
    public List<string> ManagedPolicies { get; set; } = [];

    /// <summary>Path and name of policies that each account must have of its own, such as /team/Shop.</summary>
    public List<string> CustomerPolicies { get; set; } = [];

    public string? InlinePolicy { get; set; }

    /// <summary>Counts the changes: an account whose role is of an older one is out of date.</summary>
    public int Revision { get; set; } = 1;

    /// <summary>The accounts that have its role.</summary>
    public List<SandboxProvisionedSet> Provisioned { get; set; } = [];
}
