namespace EntraAws.Contracts;

/// <summary>A role that shall be there, and how it shall be.</summary>
internal sealed record SamlRoleRequest
{
    public required string RoleName { get; init; }

    public string? AccountId { get; init; }

    /// <summary>The provider's ARN, or its name in the account.</summary>
    public required string Provider { get; init; }

    /// <summary>True when the provider is only planned.</summary>
    public bool Planned { get; init; }

    /// <summary>Managed policies by name or ARN; null leaves those attached as they are.</summary>
    public IReadOnlyList<string>? Policies { get; init; }

    public string? Description { get; init; }

    public int? MaxSessionDuration { get; init; }

    /// <summary>Null means / for a new role, and any for one that exists.</summary>
    public string? Path { get; init; }

    /// <summary>Null leaves an existing role's as they are.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public Guid? ServicePrincipalId { get; init; }
}
