namespace EntraAws.Engine.Entra;

/// <summary>A group, as far as it matters here.</summary>
internal sealed record DirectoryGroup
{
    public required Guid Id { get; init; }
    public required string DisplayName { get; init; }
    public bool SecurityEnabled { get; init; }
    public bool IsDynamic { get; init; }
    public bool OnPremisesSynchronized { get; init; }
}
