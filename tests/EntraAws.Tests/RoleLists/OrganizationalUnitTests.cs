using EntraAws.Contracts;

namespace EntraAws.Tests.RoleLists;

public sealed class OrganizationalUnitTests
{
    private static readonly string[] Accounts = ["100000000000", "100000000001", "100000000002", "100000000007", "999999999999"];

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 7)] // four accounts, one of them right below the root; the other two branches and leaves once each
    public async Task Paths_are_used_where_they_are_told_and_else_climbed_each_step_once(bool told, int climbed)
    {
        using var run = new RoleListRun(60, 1);
        run.State.Organization!.ShowPaths = told;
        var session = await run.OpenAsync();
        run.Requests.Clear();
        var units = await session.Accounts.FindOrganizationalUnitsAsync(Accounts, run.Host, default);
        Assert.Equal(
            ["100000000000: ", "100000000001: Workloads/Test", "100000000002: Sandbox/Production", "100000000007: Workloads/Test", "999999999999: "],
            units.OrderBy(u => u.Key).Select(u => $"{u.Key}: {string.Join('/', u.Value)}"));
        Assert.Equal((climbed == 0 ? 0 : 8, 4), (run.Requests.All.Count(r => r.Operation == "ListParents"), run.Requests.All.Count(r => r.Operation == "DescribeOrganizationalUnit")));
        Assert.Empty(run.Requests.Writes);
    }

    [Fact]
    public async Task Sixty_accounts_are_divided_by_unit_in_few_requests()
    {
        using var run = new RoleListRun(60, 20);
        var session = await run.OpenAsync();
        run.Requests.Clear();
        var roles = run.Roles();
        var units = await session.Accounts.FindOrganizationalUnitsAsync(roles.Select(r => r.AccountId).Distinct().ToList(), run.Host, default);
        Assert.InRange(run.Requests.All.Count, 10, 14);
        var parts = RoleListRun.Split(new RoleListSplitRequest { Roles = roles, Units = units });
        Assert.Equal(["AWS Infrastructure 400", "AWS Sandbox 400", "AWS Workloads 380", "AWS Other accounts 20"], parts.Select(p => $"{p.DisplayName} {p.Count}"));
    }

    [Fact]
    public async Task Without_an_organization_it_says_so()
    {
        using var run = new RoleListRun(1, 1);
        run.State.Organization = null;
        var session = await run.OpenAsync();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.Accounts.FindOrganizationalUnitsAsync(Accounts, run.Host, default));
        Assert.Equal(nameof(Faults.OrganizationMissing), error.ErrorId);
    }
}
