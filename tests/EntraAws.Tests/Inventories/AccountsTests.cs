using EntraAws.Contracts;
using EntraAws.Engine;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Inventory;
using EntraAws.Sandbox;
using EntraAws.Tests.Aws;

namespace EntraAws.Tests.Inventories;

public sealed class AccountsTests
{
    [Fact]
    public async Task The_record_sheet_of_the_own_account_is_filled()
    {
        var host = new QuietHost();
        using var sandbox = OrganizationSandbox.Sample();
        var counter = new RequestCounter();
        using var cloud = await OrganizationSandbox.ConnectAsync(sandbox, counter);
        var account = await Accounts(cloud, sandbox).ReadAsync(null, host, CancellationToken.None);

        Assert.Equal((OrganizationSandbox.Home, "Contoso Production", "contoso-production", "ACTIVE"), (account.AccountId, account.Name, account.Alias, account.State));
        Assert.Equal(("o-c0nt0s0000", OrganizationSandbox.Home, "aws@contoso.com", "INVITED"), (account.OrganizationId, account.ManagementAccountId, account.Email, account.JoinedMethod));
        Assert.Equal(["Billing", "Security"], account.AlternateContacts.Select(c => c.Type));
        Assert.Equal(["eu-central-2"], account.Regions.Where(r => r.Status == "ENABLED").Select(r => r.Name));
        Assert.Equal((true, true), (account.RootMfaEnabled, account.RootAccessKeysPresent));
        Assert.Equal(5000, account.Summary["UsersQuota"]);
        Assert.Equal(["Payment method", "Security questions"], account.ManualItems.Select(i => i.Item));
        Assert.Empty(account.Gaps);
        Assert.Empty(host.Warnings);
        Assert.NotNull(account.CreatedAt);
        Assert.Equal(0, counter.Writes);
    }

    [Fact]
    public async Task Each_part_that_is_refused_is_a_named_gap_and_the_rest_is_there()
    {
        var host = new QuietHost();
        using var sandbox = OrganizationSandbox.Sample();
        sandbox.Store.Update(s =>
        {
            s.Accounts[OrganizationSandbox.Home].DeniedActions.AddRange(["account:GetAlternateContact", "iam:GetAccountSummary", "account:GetAccountInformation"]);
            return 0;
        });
        using var cloud = await OrganizationSandbox.ConnectAsync(sandbox);
        var account = await Accounts(cloud, sandbox).ReadAsync(null, host, CancellationToken.None);

        Assert.Equal(5, account.Gaps.Count);
        Assert.Equal(5, host.Warnings.Count);
        foreach (var name in new[] { "billing contact", "operations contact", "security contact", "summary and quotas", "account information" })
            Assert.Contains(account.Gaps, g => g.StartsWith(name, StringComparison.Ordinal));
        Assert.Null(account.RootMfaEnabled);
        // The organization knows the name.
        Assert.Equal(("Contoso Production", "ACTIVE", "contoso-production"), (account.Name, account.State, account.Alias));
        Assert.NotEmpty(account.Regions);
    }

    [Fact]
    public async Task A_member_reads_its_own_sheet_but_for_what_only_the_organization_tells()
    {
        using var sandbox = OrganizationSandbox.Sample();
        using var cloud = await OrganizationSandbox.ConnectAsync(sandbox, accountId: OrganizationSandbox.Member);
        var account = await Accounts(cloud, sandbox).ReadAsync(null, new QuietHost(), CancellationToken.None);

        Assert.Equal((OrganizationSandbox.Member, "Contoso Dev/Test", OrganizationSandbox.Home), (account.AccountId, account.Name, account.ManagementAccountId));
        Assert.Contains("e-mail address", Assert.Single(account.Gaps), StringComparison.Ordinal);
        Assert.Equal("Root user e-mail address", account.ManualItems[0].Item);
    }

    [Fact]
    public async Task An_account_without_an_organization_has_a_sheet_too()
    {
        using var sandbox = OrganizationSandbox.Sample();
        sandbox.Store.Update(s => s.Organization = null);
        using var cloud = await OrganizationSandbox.ConnectAsync(sandbox);
        var accounts = Accounts(cloud, sandbox);
        var account = await accounts.ReadAsync(OrganizationSandbox.Home, new QuietHost(), CancellationToken.None);

        Assert.Null(account.OrganizationId);
        Assert.Equal("Contoso Production", account.Name);
        Assert.Empty(account.Gaps);
        Assert.Equal("OrganizationMissing", (await Assert.ThrowsAsync<EntraAwsException>(() => accounts.ReadOrganizationAsync(false, _ => Task.CompletedTask, new QuietHost(), CancellationToken.None))).ErrorId);
    }

    [Theory]
    [InlineData("123", "AccountIdInvalid")]
    [InlineData("999999999999", "AwsAccountUnreachable")]
    public async Task What_is_no_account_is_an_error(string id, string errorId)
    {
        using var sandbox = OrganizationSandbox.Sample();
        using var cloud = await OrganizationSandbox.ConnectAsync(sandbox);
        Assert.Equal(errorId, (await Assert.ThrowsAsync<EntraAwsException>(() => Accounts(cloud, sandbox).ReadAsync(id, new QuietHost(), CancellationToken.None))).ErrorId);
    }

    [Fact]
    public async Task The_list_of_a_large_organization_takes_a_request_for_twenty_and_enters_nobody()
    {
        using var sandbox = OrganizationSandbox.Of(LargeOrganization.Create(205, new AccountSize(1, 1, 1, 1), 1, OrganizationSandbox.Start));
        var counter = new RequestCounter();
        using var cloud = await OrganizationSandbox.ConnectAsync(sandbox, counter);
        var found = await ReadAsync(cloud, sandbox, whole: false);

        Assert.Equal(205, found.Select(a => a.AccountId).Distinct().Count());
        Assert.All(found, a => Assert.Equal(("o-scale00000", 0), (a.OrganizationId, a.Gaps.Count)));
        // The caller, the organization, 11 pages and the 3 empty ones.
        Assert.Equal(16, counter.Reads);
    }

    [Fact]
    public async Task Whole_sheets_come_for_all_accounts_and_refused_parts_are_gaps()
    {
        var state = LargeOrganization.Create(60, new AccountSize(2, 1, 2, 1), 1, OrganizationSandbox.Start);
        var refusing = LargeOrganization.Refuse(state, 20);
        state.Organization!.Accounts[5].State = "SUSPENDED";
        state.Accounts[LargeOrganization.AccountId(7)].Roles.Clear();
        using var sandbox = OrganizationSandbox.Of(state);
        sandbox.Faults = new SeededFaults(1);
        using var cloud = await OrganizationSandbox.ConnectAsync(sandbox);
        var found = (await ReadAsync(cloud, sandbox, whole: true)).ToDictionary(a => a.AccountId);

        Assert.Equal(60, found.Count);
        Assert.Contains("SUSPENDED", Assert.Single(found[LargeOrganization.AccountId(5)].Gaps), StringComparison.Ordinal);
        Assert.Contains("OrganizationAccountAccessRole", Assert.Single(found[LargeOrganization.AccountId(7)].Gaps), StringComparison.Ordinal);
        Assert.All(refusing, id => Assert.Equal(["alias", "summary and quotas"], found[id].Gaps.Select(g => g.Split(':')[0])));
        Assert.All(found.Values.Where(a => a.State == "ACTIVE"), a => Assert.NotEmpty(a.Regions));
        // All but the suspended account, the one without the role, and those that refuse.
        Assert.Equal(60 - 2 - refusing.Count, found.Values.Count(a => a.RootMfaEnabled is not null));
    }

    [Fact]
    public async Task A_receiver_that_has_enough_ends_the_walk()
    {
        using var sandbox = OrganizationSandbox.Of(LargeOrganization.Create(100, new AccountSize(1, 1, 1, 1), 1, OrganizationSandbox.Start));
        var counter = new RequestCounter();
        using var cloud = await OrganizationSandbox.ConnectAsync(sandbox, counter);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Accounts(cloud, sandbox).ReadOrganizationAsync(true, _ => throw new InvalidOperationException("enough"), new QuietHost(), CancellationToken.None));
        Assert.InRange(counter.Reads, 1, 400);
    }

    private static IAccounts Accounts(AwsCloud cloud, SandboxCloud sandbox) =>
        new AccountsCapability(new SessionContext(cloud, null, Journal.InMemory(_ => { }), sandbox.Clock));

    private static async Task<List<AwsAccount>> ReadAsync(AwsCloud cloud, SandboxCloud sandbox, bool whole)
    {
        var found = new List<AwsAccount>();
        await Accounts(cloud, sandbox).ReadOrganizationAsync(whole, account =>
        {
            lock (found) found.Add(account);
            return Task.CompletedTask;
        }, new QuietHost(), CancellationToken.None);
        return found;
    }
}
