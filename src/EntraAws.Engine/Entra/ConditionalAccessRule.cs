namespace EntraAws.Engine.Entra;

/// <summary>What this module sets of a Conditional Access policy. Other conditions of an existing one are left alone.</summary>
internal sealed record ConditionalAccessRule
{
    public Guid Id { get; init; }
    public required string DisplayName { get; init; }
    public required MfaPolicyState State { get; init; }
    public IReadOnlyList<string> IncludeApplications { get; init; } = [];
    public IReadOnlyList<string> IncludeGroups { get; init; } = [];
    public IReadOnlyList<string> IncludeUsers { get; init; } = [];
    public IReadOnlyList<string> ExcludeUsers { get; init; } = [];
    public IReadOnlyList<string> ExcludeGroups { get; init; } = [];
    public IReadOnlyList<string> BuiltInControls { get; init; } = [];
    public Guid? AuthenticationStrength { get; init; }
}
