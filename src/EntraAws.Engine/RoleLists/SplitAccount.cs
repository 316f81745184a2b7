namespace EntraAws.Engine.RoleLists;

/// <summary>An account whose roles are to be offered, and the organizational units it is in, from the top one down.</summary>
internal sealed record SplitAccount(string AccountId, IReadOnlyList<RoleListEntry> Roles, IReadOnlyList<string> Units)
{
    /// <summary>The unit at a depth, null where the account is above it.</summary>
    public string? Unit(int depth) => depth < Units.Count ? Units[depth] : null;

    /// <summary>The name of its first units; what is in none is told apart by that.</summary>
    public string Name(int depth) => Units.Count == 0 ? "Other accounts" : string.Join(' ', Units.Take(depth));
}
