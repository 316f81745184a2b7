namespace EntraAws.Contracts;

/// <summary>The AWS roles that an app shall offer.</summary>
internal sealed record AppRoleSyncRequest
{
    public required AppSelector App { get; init; }

    public required IReadOnlyList<WantedAppRole> Roles { get; init; }

    public bool Prune { get; init; }

    public string? AccountId { get; init; }
}
