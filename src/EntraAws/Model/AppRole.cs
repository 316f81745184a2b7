namespace EntraAws;

/// <summary>An app role of the enterprise application: one AWS role that Entra can put into an assertion.</summary>
public sealed record AppRole : ChangeSet
{
    /// <summary>Its id. The empty GUID while it is only planned.</summary>
    public Guid AppRoleId { get; init; }

    /// <summary>Its display name, as the portal shows it: <c>Role,Provider</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The claim value, <c>role ARN,provider ARN</c>; null for the template's own roles.</summary>
    public string? Value { get; init; }

    /// <summary>The AWS role's name.</summary>
    public string? RoleName { get; init; }

    /// <summary>The AWS role's ARN.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The SAML provider's ARN.</summary>
    public string? ProviderArn { get; init; }

    /// <summary>False for a role that is switched off; it can't be assigned.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary><c>Application</c> for the template's own, <c>ServicePrincipal</c> for those added here.</summary>
    public string? Origin { get; init; }

    /// <summary>The enterprise application it belongs to. The empty GUID while it is only planned.</summary>
    public Guid ServicePrincipalId { get; init; }

    /// <summary>The display name of that enterprise application.</summary>
    public string? AppDisplayName { get; init; }

    /// <inheritdoc/>
    public override string ToString() => DisplayName;
}
