namespace EntraAws.Contracts;

/// <summary>How roles of many accounts shall be divided over apps.</summary>
internal sealed record RoleListSplitRequest
{
    public required IReadOnlyList<RoleListEntry> Roles { get; init; }

    /// <summary>The most roles that an app gets.</summary>
    public int MaximumCount { get; init; } = EntraAws.Rules.AppRoleLimits.ComfortableCount;

    /// <summary>The apps' names: {Name} is the part's own name, {Number} its number.</summary>
    public string DisplayName { get; init; } = "AWS {Name}";

    /// <summary>The organizational units of each account, from the top one down; null to divide by account alone.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Units { get; init; }

    /// <summary>App roles that are there: an account that has some stays in their app.</summary>
    public IReadOnlyList<AppRole> Current { get; init; } = [];
}
