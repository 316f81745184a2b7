namespace EntraAws.Sandbox;

/// <summary>A CloudFormation stack set.</summary>
public sealed class SandboxStackSet
{
    /// <summary>The account that administers it: with service-managed permissions the management account.</summary>
    public string AccountId { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>The name, and a GUID after a colon.</summary>
    public string Id { get; set; } = "";

    public string Region { get; set; } = "";

    public string? Description { get; set; }

    public string Template { get; set; } = "";

    public bool ServiceManaged { get; set; }

    public bool AutoDeployment { get; set; }

    public bool RetainStacks { get; set; }

    public string? ExecutionRoleName { get; set; }

    public string? AdministrationRoleArn { get; set; }

    public string? ClientRequestToken { get; set; }

    /// <summary>The roots and organizational units that it was deployed to.</summary>
    public List<string> OrganizationalUnitIds { get; set; } = [];

    public List<SandboxStackInstance> Instances { get; set; } = [];

    /// <summary>The oldest first.</summary>
    public List<SandboxStackOperation> Operations { get; set; } = [];
}
