using System.Globalization;
using static EntraAws.Sandbox.SampleDocuments;

namespace EntraAws.Sandbox;

/// <summary>An organization whose accounts each have the same roles for people who sign in by SAML, as many as are wanted: for figures about many roles on one app.</summary>
public static class RoleOrganization
{
    public const string ProviderName = "EntraID";

    private static readonly string[] Branches = ["Workloads", "Sandbox", "Infrastructure"];
    private static readonly string[] Leaves = ["Production", "Test"];

    /// <param name="accounts">How many, the management account, which is in no unit, among them.</param>
    /// <param name="roles">How many roles each of them has that trust the provider EntraID.</param>
    /// <param name="now">The sandbox's first time.</param>
    public static SandboxState Create(int accounts, int roles, DateTimeOffset now)
    {
        var state = new SandboxState
        {
            Clock = now,
            HomeAccountId = LargeOrganization.ManagementAccountId,
            Tenant = SampleTenant.Create(now),
            Organization = new SandboxOrganization { Id = "o-r0les00000", ManagementAccountId = LargeOrganization.ManagementAccountId, Units = Units() },
        };
        for (var i = 0; i < accounts; i++)
        {
            var name = i == 0 ? "Management" : string.Create(CultureInfo.InvariantCulture, $"Team {i:000}");
            var account = Account(LargeOrganization.AccountId(i), name, roles, now);
            state.Accounts[account.AccountId] = account;
            state.Organization.Accounts.Add(new SandboxMemberAccount
            {
                AccountId = account.AccountId, Name = name, Email = $"aws+{i}@example.com", JoinedAt = now.AddDays(-900), ParentId = i == 0 ? null : Unit(i % (Branches.Length * Leaves.Length)),
            });
        }

        return state;
    }

    private static AwsAccountState Account(string id, string name, int roles, DateTimeOffset now)
    {
        var account = new SampleAccount(id, name, now);
        if (id != LargeOrganization.ManagementAccountId) account.Role("OrganizationAccountAccessRole", 900, TrustAws($"arn:aws:iam::{LargeOrganization.ManagementAccountId}:root"), "/", account.Managed("AdministratorAccess"));
        var provider = account.SamlProvider(ProviderName, 800, "sts.contoso.com");
        for (var i = 0; i < roles; i++) account.Role(string.Create(CultureInfo.InvariantCulture, $"Role-{i:00}"), 700, TrustSaml(provider), "/", account.Managed("ReadOnlyAccess"));
        return account.State;
    }

    private static List<SandboxOrganizationalUnit> Units() =>
    [
        .. Branches.Select((b, i) => new SandboxOrganizationalUnit { Id = $"ou-0000-branch0{i}", Name = b }),
        .. Branches.SelectMany((_, i) => Leaves.Select((leaf, j) => new SandboxOrganizationalUnit { Id = Unit((i * Leaves.Length) + j), Name = leaf, ParentId = $"ou-0000-branch0{i}" })),
    ];

    private static string Unit(int index) => string.Create(CultureInfo.InvariantCulture, $"ou-0000-leaf000{index}");
}
