namespace EntraAws.Sandbox;

/// <summary>An app role.</summary>
public sealed record TenantAppRole
{
    public Guid Id { get; set; }

    public List<string> AllowedMemberTypes { get; set; } = ["User"];

    public string? Description { get; set; }

    public string? DisplayName { get; set; }

    public bool IsEnabled { get; set; } = true;

    /// <summary>Application when it comes from the registration, ServicePrincipal when it was written to the service principal.</summary>
    public string Origin { get; set; } = "ServicePrincipal";

    public string? Value { get; set; }

    /// <summary>Whether the two differ in what may not be changed while a role is enabled.</summary>
    public bool DiffersFrom(TenantAppRole other) =>
        Description != other.Description || DisplayName != other.DisplayName || Value != other.Value
        || !AllowedMemberTypes.Order(StringComparer.Ordinal).SequenceEqual(other.AllowedMemberTypes.Order(StringComparer.Ordinal));
}
