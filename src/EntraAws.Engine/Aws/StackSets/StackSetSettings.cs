namespace EntraAws.Engine.Aws;

/// <summary>What a stack set is made or updated with. A template is given as text, or by URL in its place.</summary>
internal sealed record StackSetSettings
{
    public required string TemplateBody { get; init; }

    public string? TemplateUrl { get; init; }

    public required string Description { get; init; }

    public bool ServiceManaged { get; init; }

    /// <summary>Of service-managed stack sets only.</summary>
    public bool AutoDeployment { get; init; }

    /// <summary>Whether stacks outlive their account's leaving; of automatic deployment only.</summary>
    public bool RetainStacks { get; init; }

    /// <summary>Of self-managed stack sets only; null for AWSCloudFormationStackSetAdministrationRole.</summary>
    public string? AdministrationRoleArn { get; init; }

    /// <summary>Of self-managed stack sets only; null for AWSCloudFormationStackSetExecutionRole.</summary>
    public string? ExecutionRoleName { get; init; }
}
