using EntraAws.Rules;

namespace EntraAws.Engine.RoleLists;

/// <summary>An app that roles are divided over.</summary>
/// <param name="DisplayName">Its name.</param>
/// <param name="Others">How many app roles it has beside those that are divided.</param>
/// <param name="Room">How many roles it can hold.</param>
internal sealed record SplitApp(string DisplayName, int Others, int Room)
{
    public List<SplitAccount> Accounts { get; } = [];

    public int Count => Others + Accounts.Sum(a => a.Roles.Count);

    public RoleListPart Part()
    {
        var accounts = Accounts.OrderBy(a => a.AccountId, StringComparer.Ordinal).ToList();
        return new RoleListPart
        {
            DisplayName = DisplayName,
            Identifier = EntraRules.InstanceOf(DisplayName),
            AccountIds = accounts.Select(a => a.AccountId).ToList(),
            OrganizationalUnits = accounts.Select(a => string.Join('/', a.Units)).Where(u => u.Length > 0).Distinct(StringComparer.Ordinal).ToList(),
            Roles = accounts.SelectMany(a => a.Roles).Select(r => r with { App = DisplayName }).ToList(),
        };
    }
}
