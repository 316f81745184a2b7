using EntraAws.Contracts;
using EntraAws.Engine.RoleLists;

namespace EntraAws.Tests.RoleLists;

public sealed class SplitTests
{
    [Fact]
    public void Accounts_fill_apps_whole_in_the_order_of_their_ids()
    {
        var parts = Split(Roles((3, 40), (1, 40), (2, 30), (4, 70)), 100);
        Assert.Equal(["AWS 1: 1 2", "AWS 2: 3", "AWS 3: 4"], parts.Select(Text));
        Assert.Equal([70, 40, 70], parts.Select(p => p.Count));
        Assert.All(parts, p => Assert.All(p.Roles, r => Assert.Equal(p.DisplayName, r.App)));
        Assert.Equal(["aws-1", "aws-2", "aws-3"], parts.Select(p => p.Identifier));
        Assert.All(parts, p => Assert.Null(p.AccountId));
    }

    [Fact]
    public void A_role_that_comes_twice_counts_once() => Assert.Equal(5, Split([.. Roles((1, 5)), .. Roles((1, 5))], 5).Single().Count);

    [Fact]
    public void An_account_that_is_too_large_stops_it()
    {
        var error = Assert.Throws<EntraAwsException>(() => Split(Roles((1, 5), (2, 6)), 5));
        Assert.Equal((nameof(Faults.AccountTooLargeForApp), Id(2)), (error.ErrorId, error.FaultTarget));
    }

    [Fact]
    public void Each_top_unit_gets_an_app_and_a_large_one_is_divided_below_it()
    {
        var units = Units((1, []), (2, ["Workloads"]), (3, ["Workloads", "Production"]), (4, ["Workloads", "Production"]), (5, ["Workloads", "Test"]), (6, ["Sandbox", "Test"]), (7, ["Sandbox"]));
        var parts = Split(Roles((1, 10), (2, 10), (3, 60), (4, 60), (5, 10), (6, 10), (7, 10)), 100, units);
        Assert.Equal(
            ["AWS Sandbox: 6 7", "AWS Workloads: 2", "AWS Workloads Production 1: 3", "AWS Workloads Production 2: 4", "AWS Workloads Test: 5", "AWS Other accounts: 1"], parts.Select(Text));
        Assert.Equal(["Sandbox/Test", "Sandbox"], parts[0].OrganizationalUnits);
        Assert.Empty(parts[^1].OrganizationalUnits);
    }

    [Fact]
    public void What_is_there_stays_and_what_is_new_fills_up()
    {
        var first = Split(Roles((2, 40), (4, 40), (6, 40)), 100);
        Assert.Equal(["AWS 1: 2 4", "AWS 2: 6"], first.Select(Text));
        // 1 comes in front of all, 2 grows, 5 and 7 are new.
        var wanted = Roles((1, 10), (2, 55), (4, 40), (5, 50), (6, 40), (7, 60));
        var second = Split(wanted, 100, current: AppRoles(first));
        Assert.Equal(["AWS 1: 2 4", "AWS 2: 1 5 6", "AWS 3: 7"], second.Select(Text));
        Assert.Equal(second.Select(Text), Split(wanted, 100, current: AppRoles(second)).Select(Text));
    }

    [Fact]
    public void Accounts_stay_in_a_full_app_with_what_it_offers_and_are_named()
    {
        var current = AppRoles(Split(Roles((0, 2), (1, 2), (2, 2), (3, 2), (4, 2), (5, 2)), 1000));
        var division = Divide(Roles((0, 252), (1, 252), (2, 252), (3, 252), (4, 252), (5, 252)), 1000, current);
        var part = Assert.Single(division.Parts);
        Assert.Equal(("AWS 1: 0 1 2 3 4 5", (4 * 252) + (2 * 2)), (Text(part), part.Count));
        Assert.All([4, 5], account => Assert.Equal(["R0", "R1"], part.Roles.Where(r => r.AccountId == Id(account)).Select(r => r.RoleName)));
        var error = Assert.Single(division.Errors);
        Assert.Equal((nameof(Faults.AppWithoutRoom), "AWS 1"), (error.ErrorId, error.FaultTarget));
        foreach (var told in new[] { $"500 new roles of its accounts {Id(4)}, {Id(5)}:", "SAML provider trusts another app", "assigned in 'AWS 1'" }) Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Contains("'AWS 1' gets 1012 roles, more than -MaximumCount 1000", Assert.Single(division.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_that_is_new_in_all_its_roles_is_named_too_and_not_moved()
    {
        var current = new[] { AppRole("AWS 1", 1) }.Concat(Enumerable.Range(0, 1190).Select(_ => AppRole("AWS 1", 9))).ToArray();
        var division = Divide(Roles((1, 20), (2, 20)), 1000, current);
        Assert.Equal(["AWS 2: 2"], division.Parts.Select(Text));
        Assert.Contains(Id(1), Assert.Single(division.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Accounts_that_stay_pass_the_maximum_with_a_warning_each_app()
    {
        var accounts = Enumerable.Range(1, 12).ToArray();
        var first = Split(Roles([.. accounts.Select(a => (a, 3))]), 18);
        Assert.Equal([18, 18], first.Select(p => p.Count));
        var division = Divide(Roles([.. accounts.Select(a => (a, 4))]), 18, AppRoles(first));
        Assert.Equal(first.Select(Text), division.Parts.Select(Text));
        Assert.Equal([24, 24], division.Parts.Select(p => p.Count));
        Assert.Equal(["'AWS 1' gets 24 roles", "'AWS 2' gets 24 roles"], division.Warnings.Select(w => w.Split(',')[0]));
        Assert.Empty(division.Errors);
        Assert.Empty(Divide(Roles([.. accounts.Select(a => (a, 4))]), 24, AppRoles(first)).Warnings);
    }

    [Theory]
    [InlineData(1198, 0, true)] // and one of the template, which is not told
    [InlineData(1199, 0, false)]
    [InlineData(1198, 1, true)]
    [InlineData(1197, 2, true)]
    [InlineData(1198, 2, false)]
    public void An_app_holds_1200_those_of_the_template_included(int others, int template, bool fits)
    {
        var current = Enumerable.Range(0, others - 1).Select(_ => AppRole("AWS 1", 9)).Append(AppRole("AWS 1", 1))
            .Concat(Enumerable.Range(0, template).Select(_ => new AppRole { DisplayName = "msiam_access", AppDisplayName = "AWS 1" })).ToArray();
        Assert.Equal(fits, Divide(Roles((1, 1)), 1000, current).Errors.Count == 0);
    }

    [Fact]
    public void Roles_of_its_accounts_that_are_not_in_the_list_take_room()
    {
        var current = AppRoles(Split(Roles((1, 30)), 100));
        var wanted = Roles((1, 5), (2, 71));
        Assert.Equal(["AWS 1: 1", "AWS 2: 2"], Split(wanted, 100, current: current).Select(Text));
        Assert.Equal(["AWS 1: 1 2"], Split(wanted, 101, current: current).Select(Text));
    }

    [Fact]
    public void A_large_account_stays_where_it_fits_and_is_refused_where_it_is_new()
    {
        var division = Divide(Roles((1, 12)), 10, AppRoles(Split(Roles((1, 9)), 10)));
        Assert.Equal((12, 1, 0), (Assert.Single(division.Parts).Count, division.Warnings.Count, division.Errors.Count));
        Assert.Equal(nameof(Faults.AccountTooLargeForApp), Assert.Throws<EntraAwsException>(() => Split(Roles((1, 12)), 10)).ErrorId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1200)]
    public void A_maximum_that_no_app_could_have_is_refused(int most) => Assert.Throws<ArgumentOutOfRangeException>(() => Split(Roles((1, 1)), most));

    [Fact]
    public void The_largest_account_fills_an_app_of_its_own()
    {
        Assert.Equal(1199, Split(Roles((1, 1199)), 1199).Single().Count);
        Assert.Throws<EntraAwsException>(() => Split(Roles((1, 1200)), 1199));
    }

    [Fact]
    public void An_app_of_another_name_takes_nothing_new_but_keeps_what_it_has()
    {
        var current = new[] { AppRole("Billing", 1), AppRole("Billing", 9), AppRole("Other", 1) };
        Assert.Equal(["Billing: 1", "AWS 1: 2"], Split(Roles((1, 5), (2, 5)), 100, current: current).Select(Text));
    }

    [Fact]
    public void Roles_of_accounts_that_are_not_divided_take_room()
    {
        var current = Enumerable.Range(0, 95).Select(i => AppRole("AWS 1", 9)).ToArray();
        Assert.Equal(["AWS 2: 1"], Split(Roles((1, 10)), 100, current: current).Select(Text));
        Assert.Equal(["AWS 1: 1"], Split(Roles((1, 5)), 100, current: current).Select(Text));
    }

    [Theory]
    [InlineData("AWS {Number} of Contoso", "AWS 1 of Contoso|AWS 2 of Contoso")]
    [InlineData("{Name}", "1|2")]
    [InlineData("[a-z]* {Name}", "[a-z]* 1|[a-z]* 2")]
    public void Names_are_made_by_the_template(string template, string names) =>
        Assert.Equal(names.Split('|'), Split(Roles((1, 5), (2, 5)), 5, template: template).Select(p => p.DisplayName));

    [Theory]
    [InlineData("AWS", "AppNameTemplateInvalid")]
    [InlineData("AWS {Account}", "AppNameTemplateInvalid")]
    [InlineData(" {Name}", "AppNameInvalid")]
    public void A_template_that_can_not_name_them_is_refused(string template, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<EntraAwsException>(() => Split(Roles((1, 5), (2, 5)), 5, template: template)).ErrorId);

    [Fact]
    public void One_app_needs_no_placeholder() => Assert.Equal("AWS", Split(Roles((1, 5), (2, 5)), 10, template: "AWS").Single().DisplayName);

    [Fact]
    public void Units_by_number_alone_do_not_mix()
    {
        var parts = Split(Roles((1, 5), (2, 5)), 100, Units((1, ["A"]), (2, ["B"])), template: "AWS {Number}");
        Assert.Equal(["AWS 1: 1", "AWS 2: 2"], parts.Select(Text));
    }

    private static string Id(int account) => $"{100000000000 + account}";

    private static List<RoleListEntry> Roles(params (int Account, int Count)[] accounts) =>
        accounts.SelectMany(a => Enumerable.Range(0, a.Count).Select(i => RoleListRun.Entry(Id(a.Account), $"R{i}"))).ToList();

    private static Dictionary<string, IReadOnlyList<string>> Units(params (int Account, string[] Units)[] accounts) =>
        accounts.ToDictionary(a => Id(a.Account), a => (IReadOnlyList<string>)a.Units);

    private static AppRole[] AppRoles(IEnumerable<RoleListPart> parts) =>
        parts.SelectMany(p => p.Roles.Select(r => new AppRole { DisplayName = r.RoleName, AccountId = r.AccountId, RoleArn = r.RoleArn, ProviderArn = r.ProviderArn, AppDisplayName = p.DisplayName })).ToArray();

    private static AppRole AppRole(string app, int account) => new() { DisplayName = "R", AccountId = Id(account), AppDisplayName = app };

    private static IReadOnlyList<RoleListPart> Split(
        IReadOnlyList<RoleListEntry> roles, int most, Dictionary<string, IReadOnlyList<string>>? units = null, IReadOnlyList<AppRole>? current = null, string template = "AWS {Name}") =>
        RoleListRun.Split(new RoleListSplitRequest { Roles = roles, MaximumCount = most, Units = units, Current = current ?? [], DisplayName = template });

    private static RoleListDivision Divide(IReadOnlyList<RoleListEntry> roles, int most, IReadOnlyList<AppRole> current) =>
        new RoleListCapability().Split(new RoleListSplitRequest { Roles = roles, MaximumCount = most, Current = current });

    private static string Text(RoleListPart part) => $"{part.DisplayName}: {string.Join(' ', part.AccountIds.Select(a => long.Parse(a, System.Globalization.CultureInfo.InvariantCulture) - 100000000000))}";
}
