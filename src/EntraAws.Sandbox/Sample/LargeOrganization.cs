using System.Globalization;

namespace EntraAws.Sandbox;

/// <summary>Organizations of any size for scale tests, the same each time for the same seed.</summary>
public static class LargeOrganization
{
    /// <summary>The management account, whose credentials the sandbox hands out.</summary>
    public const string ManagementAccountId = "100000000000";

    /// <summary>What one account of many holds: enough for a shape, little enough for thousands of them in memory.</summary>
    public static AccountSize Default { get; } = new(8, 3, 10, 4);

    /// <param name="accounts">How many, the management account among them.</param>
    /// <param name="each">What each holds; null for <see cref="Default"/>.</param>
    /// <param name="seed">The same number, the same organization.</param>
    /// <param name="now">The sandbox's first time.</param>
    public static SandboxState Create(int accounts, AccountSize? each, int seed, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(accounts, 1);
        var state = new SandboxState
        {
            Clock = now,
            HomeAccountId = ManagementAccountId,
            Tenant = SampleTenant.Create(now),
            Organization = new SandboxOrganization { Id = "o-scale00000", ManagementAccountId = ManagementAccountId },
        };
        for (var i = 0; i < accounts; i++)
        {
            var id = AccountId(i);
            var name = i == 0 ? "Management" : string.Create(CultureInfo.InvariantCulture, $"Team {i:0000}");
            var account = LargeAccount.Account(id, name, each ?? Default, seed + i, now, i == 0 ? null : ManagementAccountId);
            if (i % 3 == 0) account.Contacts.Add(new SandboxContact { Type = "SECURITY", Name = "Security team", Title = "Team", EmailAddress = $"security+{i}@example.com", PhoneNumber = "+1 555 0100" });
            state.Accounts[id] = account;
            state.Organization.Accounts.Add(new SandboxMemberAccount { AccountId = id, Name = name, Email = $"aws+{i}@example.com", JoinedMethod = i == 0 ? "INVITED" : "CREATED", JoinedAt = account.Root.CreateDate });
        }

        return state;
    }

    /// <summary>The id of the account by that number, 0 being the management account.</summary>
    public static string AccountId(int index) => (100000000000 + index).ToString(CultureInfo.InvariantCulture);

    /// <summary>Has every so many accounts refuse all of IAM to whoever enters them: for runs in which some fail.</summary>
    /// <returns>Their ids.</returns>
    public static IReadOnlyList<string> Refuse(SandboxState state, int every)
    {
        var refusing = state.Accounts.Keys.Where((id, index) => id != state.HomeAccountId && index % every == every - 1).ToList();
        foreach (var id in refusing) state.Accounts[id].DeniedActions.Add("iam:*");
        return refusing;
    }
}
