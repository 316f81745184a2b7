using System.Text.Json.Nodes;

namespace EntraAws.Sandbox;

/// <summary>An operation of a service that speaks JSON.</summary>
/// <param name="Service">The name that signatures for it carry.</param>
/// <param name="PerSecond">The rate that each calling account has for it.</param>
/// <param name="Burst">How many calls at once that rate allows.</param>
internal sealed record JsonAction(string Service, string Name, double PerSecond, int Burst, Func<JsonCall, JsonObject> Run)
{
    /// <summary>Whether it changes the state.</summary>
    public bool Writes { get; init; }

    /// <summary>Whether the service has one rate for all of its operations.</summary>
    public bool SharesRate { get; init; }

    // Organizations publishes no such figures; those of Account Management are in its quotas page.
    private static readonly Dictionary<(string Service, string Name), JsonAction> Table = new List<JsonAction>
    {
        new("organizations", "DescribeOrganization", 20, 40, OrganizationActions.Describe),
        new("organizations", "ListAccounts", 20, 40, OrganizationActions.ListAccounts),
        new("organizations", "DescribeAccount", 20, 40, OrganizationActions.DescribeAccount),
        new("organizations", "ListParents", 20, 40, OrganizationalUnitActions.ListParents),
        new("organizations", "ListAccountsForParent", 20, 40, OrganizationalUnitActions.ListAccounts),
        new("organizations", "ListOrganizationalUnitsForParent", 20, 40, OrganizationalUnitActions.ListUnits),
        new("organizations", "DescribeOrganizationalUnit", 20, 40, OrganizationalUnitActions.DescribeUnit),
        new("account", "GetAlternateContact", 10, 15, AccountManagementActions.GetAlternateContact),
        new("account", "ListRegions", 5, 5, AccountManagementActions.ListRegions),
        new("account", "GetAccountInformation", 3, 3, AccountManagementActions.GetInformation),
    }.Concat(CenterActions.All).ToDictionary(a => (a.Service, a.Name));

    public static JsonAction? Find(string service, string name) => Table.GetValueOrDefault((service, name));
}
