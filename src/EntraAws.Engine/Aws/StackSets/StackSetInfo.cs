namespace EntraAws.Engine.Aws;

/// <summary>A stack set as CloudFormation describes it.</summary>
internal sealed record StackSetInfo
{
    public required string Name { get; init; }

    public string? Id { get; init; }

    public string TemplateBody { get; init; } = "";

    /// <summary>SERVICE_MANAGED or SELF_MANAGED.</summary>
    public string PermissionModel { get; init; } = "SELF_MANAGED";

    /// <summary>Null where the answer does not say.</summary>
    public bool? AutoDeployment { get; init; }

    /// <summary>Null where the answer does not say.</summary>
    public bool? RetainStacks { get; init; }

    /// <summary>The roots and organizational units that it was deployed to.</summary>
    public IReadOnlyList<string> OrganizationalUnitIds { get; init; } = [];
}
