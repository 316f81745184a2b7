namespace EntraAws.Engine.Entra;

/// <summary>An app role of a service principal.</summary>
internal sealed record DirectoryAppRole
{
    public required Guid Id { get; init; }
    public required string DisplayName { get; init; }
    public string? Description { get; init; }
    public string? Value { get; init; }
    public bool IsEnabled { get; init; } = true;
    /// <summary>Application or ServicePrincipal; read only.</summary>
    public string? Origin { get; init; }
    public IReadOnlyList<string> AllowedMemberTypes { get; init; } = ["User"];
}
