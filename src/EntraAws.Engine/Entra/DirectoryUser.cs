namespace EntraAws.Engine.Entra;

/// <summary>A user, as far as it matters here.</summary>
internal sealed record DirectoryUser
{
    public required Guid Id { get; init; }
    public required string UserPrincipalName { get; init; }
    public string? DisplayName { get; init; }
    public bool AccountEnabled { get; init; }
    public string? UserType { get; init; }
    public bool OnPremisesSynchronized { get; init; }
}
