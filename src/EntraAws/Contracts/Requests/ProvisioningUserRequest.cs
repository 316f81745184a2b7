namespace EntraAws.Contracts;

/// <summary>The IAM user that Entra's provisioning agent shall have.</summary>
internal sealed record ProvisioningUserRequest
{
    public required string UserName { get; init; }

    public string? AccountId { get; init; }

    /// <summary>Null means / for a new user, and any for one that exists.</summary>
    public string? Path { get; init; }

    /// <summary>The ARN of a managed policy; null asks for none.</summary>
    public string? PermissionsBoundary { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public Guid? ServicePrincipalId { get; init; }
}
