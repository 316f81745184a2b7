namespace EntraAws.Contracts;

/// <summary>A permission set that shall be there, and how it shall be. What is null stays as it is.</summary>
internal sealed record PermissionSetRequest
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>Seconds; null gives a new one 3,600.</summary>
    public int? SessionDuration { get; init; }

    public string? RelayState { get; init; }

    /// <summary>Managed policies by name or ARN.</summary>
    public IReadOnlyList<string>? Policies { get; init; }

    public string? InlinePolicy { get; init; }

    /// <summary>Takes out managed policies that are not named.</summary>
    public bool Prune { get; init; }

    /// <summary>The account whose own policies are meant by a bare name.</summary>
    public string? AccountId { get; init; }
}
