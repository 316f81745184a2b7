namespace EntraAws.Contracts;

/// <summary>A template, and where it shall go: organizational units (service-managed) or accounts (self-managed).</summary>
internal sealed record RoleStackPublication
{
    public required string StackSetName { get; init; }

    /// <summary>The template's file; not read where there is its text.</summary>
    public string? TemplatePath { get; init; }

    public string? TemplateBody { get; init; }

    /// <summary>The template was only planned, so whatever it would do is only told.</summary>
    public bool Planned { get; init; }

    /// <summary>Where the same template is in S3; null sends its text.</summary>
    public string? TemplateUrl { get; init; }

    public IReadOnlyList<string> OrganizationalUnitIds { get; init; } = [];

    public IReadOnlyList<string> AccountIds { get; init; } = [];

    /// <summary>Whether accounts that join later get their stack by themselves.</summary>
    public bool AutoDeployment { get; init; } = true;

    /// <summary>Whether an account that leaves keeps its roles.</summary>
    public bool RetainStacks { get; init; } = true;

    /// <summary>Percent of accounts that may fail; null for all where nothing is taken away, and none where something is.</summary>
    public int? FailureTolerance { get; init; }

    /// <summary>Percent of accounts worked on at a time.</summary>
    public int MaxConcurrent { get; init; } = 25;

    public string? AdministrationRoleArn { get; init; }

    public string? ExecutionRoleName { get; init; }

    public bool NoWait { get; init; }
}
