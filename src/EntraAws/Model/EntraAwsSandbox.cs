namespace EntraAws;

/// <summary>A sandbox: AWS and Entra in a file, for rehearsals. Open it with <c>Connect-EntraAws -Sandbox</c>.</summary>
public sealed record EntraAwsSandbox
{
    /// <summary>The state file.</summary>
    public required string Path { get; init; }

    /// <summary>The AWS account that a connection starts in.</summary>
    public required string AccountId { get; init; }

    /// <summary>All AWS accounts in it.</summary>
    public IReadOnlyList<string> AccountIds { get; init; } = [];

    /// <summary>How many IAM users the accounts hold together.</summary>
    public int IamUsers { get; init; }

    /// <summary>The Entra tenant's id.</summary>
    public Guid TenantId { get; init; }

    /// <summary>The Entra tenant's name.</summary>
    public string? TenantName { get; init; }

    /// <summary>The tenant's default domain, for new user principal names.</summary>
    public string? DefaultDomain { get; init; }

    /// <summary>How many Entra users the tenant holds.</summary>
    public int EntraUsers { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
