namespace EntraAws;

/// <summary>Whether Entra's role provisioning takes a role, and why not.</summary>
public sealed record RoleImportResult
{
    /// <summary>The 12-digit AWS account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The role's name.</summary>
    public required string RoleName { get; init; }

    /// <summary>The role's ARN.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The SAML provider in its trust; where there are several, the first.</summary>
    public string? ProviderArn { get; init; }

    /// <summary>How many SAML providers its trust names. Entra takes roles with exactly one.</summary>
    public int ProviderCount { get; init; }

    /// <summary>The characters of both ARNs together. Entra takes less than 240.</summary>
    public int Length { get; init; }

    /// <summary>Whose role it is.</summary>
    public AwsRoleKind Kind { get; init; }

    /// <summary>Whether Entra imports it.</summary>
    public bool Importable { get; init; }

    /// <summary>Why Entra does not import it, or what to know of one that it imports; null when there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc/>
    public override string ToString() => RoleArn;
}
