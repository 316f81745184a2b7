using System.Diagnostics;
using EntraAws.Contracts;
using EntraAws.Sandbox;
using Xunit.Abstractions;

namespace EntraAws.Tests.RoleLists;

/// <summary>60 accounts with 20 roles each: 1,200 roles, and one app.</summary>
public sealed class OneAppForManyTests(ITestOutputHelper output)
{
    private const string App = "AWS All";

    [Fact]
    public async Task One_app_stops_with_the_forecast_the_split_runs_and_runs_again_without_a_write()
    {
        using var run = new RoleListRun(60, 20);
        var session = await run.OpenAsync();
        var roles = await ReadAsync(run, session);
        await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = App, Identifier = "all" }, run.Host, default);
        run.Requests.Clear();

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.SyncAsync(session, App, roles));
        Assert.Equal(nameof(Faults.AppRolesTooMany), error.ErrorId);
        foreach (var part in new[] { "1 now", "1200 would be added", "makes 1201", "holds 1200", "'AWS All 1' with 1000 roles of 50 accounts (100000000000 to 100000000049)", "'AWS All 2' with 200 roles of 10 accounts", "Split-AwsRoleList -DisplayName 'AWS All {Name}'", "-Current (Get-EntraAwsApp | Get-EntraAppRole)", "New-AwsSamlProvider EntraID", "$split.Roles | New-AwsSamlRole" })
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.Empty(run.Requests.Writes);
        output.WriteLine($"forecast: {run.Requests.All.Count} requests, {run.Requests.Writes.Count} writes: {error.Message}");

        var parts = RoleListRun.Split(new RoleListSplitRequest { Roles = roles, DisplayName = "AWS All {Name}" });
        Assert.Equal([("AWS All 1", 50, 1000), ("AWS All 2", 10, 200)], parts.Select(p => (p.DisplayName, p.AccountIds.Count, p.Count)));
        run.Requests.Clear();
        var clock = Stopwatch.StartNew();
        await run.RunAsync(session, parts);
        output.WriteLine($"split: {run.Requests.All.Count} requests, {run.Requests.Writes.Count} writes, {clock.Elapsed.TotalSeconds:F1} s");
        output.WriteLine(string.Join("; ", run.Requests.All.GroupBy(r => r.Operation).OrderByDescending(g => g.Count()).Select(g => $"{g.Count()} {g.Key}")));
        foreach (var part in parts)
        {
            var principal = run.State.Tenant.ServicePrincipals.Single(p => p.DisplayName == part.DisplayName);
            Assert.Equal(part.Roles.Select(r => r.ToString()).Order(), principal.AppRoles.Where(r => r.Value is not null).Select(r => r.Value!).Order());
        }

        run.Clock.CatchUp(run.Clock.GetUtcNow() + TimeSpan.FromMinutes(10));
        var again = await run.OpenAsync();
        run.Requests.Clear();
        clock.Restart();
        await run.RunAsync(again, parts);
        Assert.Empty(run.Requests.Writes);
        output.WriteLine($"again: {run.Requests.All.Count} requests, {run.Requests.Writes.Count} writes, {clock.Elapsed.TotalSeconds:F1} s");
    }

    /// <summary>As Get-AwsSamlRole reads them, account by account.</summary>
    private async Task<IReadOnlyList<RoleListEntry>> ReadAsync(RoleListRun run, ISession session)
    {
        var roles = new List<RoleListEntry>();
        var clock = Stopwatch.StartNew();
        run.Requests.Clear();
        foreach (var account in run.State.Accounts.Keys)
        {
            await session.Roles.FindRolesAsync(new SamlRoleQuery(account, new NameFilter(), null), role =>
            {
                roles.Add(EntraAws.Rules.RoleListEntries.Of(role.RoleArn, role.ProviderArn, null));
                return Task.CompletedTask;
            }, run.Host, default);
        }

        Assert.Equal(run.Roles(), roles);
        Assert.Equal(1200, roles.Count);
        output.WriteLine($"read: {run.Requests.All.Count} requests, {run.Requests.Writes.Count} writes, {clock.Elapsed.TotalSeconds:F1} s");
        return roles;
    }

    [Fact]
    public async Task What_comes_close_is_written_with_a_warning_that_is_not_repeated()
    {
        using var run = new RoleListRun(2, 1);
        var session = await run.OpenAsync();
        await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = App, Identifier = "all" }, run.Host, default);
        var roles = Enumerable.Range(0, 999).Select(i => RoleListRun.Entry("100000000000", $"R{i:000}")).ToList();

        await run.SyncAsync(session, App, roles.Take(998));
        Assert.Empty(run.Host.Warnings);
        var made = await run.SyncAsync(session, App, roles);
        Assert.Contains("1 would be added, which makes 1000", Assert.Single(run.Host.Warnings), StringComparison.Ordinal);
        Assert.Single(made, r => r.Changes.Count > 0);
        await run.SyncAsync(session, App, roles);
        Assert.Single(run.Host.Warnings);
    }

    [Fact]
    public async Task The_last_app_role_that_fits_is_written_and_the_next_is_refused()
    {
        using var run = new RoleListRun(2, 1);
        var session = await run.OpenAsync();
        await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = App, Identifier = "all" }, run.Host, default);
        var roles = Enumerable.Range(0, 1200).Select(i => RoleListRun.Entry($"10000000000{i % 2}", $"R{i:0000}")).ToList();
        await run.SyncAsync(session, App, roles.Take(1198));
        await run.SyncAsync(session, App, roles.Take(1199));
        Assert.Contains("which makes 1200", run.Host.Warnings[^1], StringComparison.Ordinal);
        Assert.Contains("What it offers stays with it.", run.Host.Warnings[^1], StringComparison.Ordinal);
        Assert.Equal(1200, run.State.Tenant.ServicePrincipals.Single(p => p.DisplayName == App).AppRoles.Count);
        run.Requests.Clear();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.SyncAsync(session, App, roles));
        Assert.Equal(nameof(Faults.AppRolesTooMany), error.ErrorId);
        Assert.Empty(run.Requests.Writes);
    }

    [Theory]
    [InlineData("AWS All", "AWS All {Name}", "AWS All 1")]
    [InlineData("AWS Contoso 1", "AWS Contoso {Number}", "AWS Contoso 2")]
    [InlineData("AWS 111122223333", "AWS 111122223333 {Name}", "AWS 111122223333 1")]
    public async Task What_is_proposed_keeps_accounts_where_they_are_and_names_those_without_room(string app, string template, string next)
    {
        using var run = new RoleListRun(3, 1);
        var session = await run.OpenAsync();
        await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = app, Identifier = "all" }, run.Host, default);
        List<RoleListEntry> offered = [.. Enumerable.Range(0, 1190).Select(i => RoleListRun.Entry("999999999999", $"R{i:0000}")), RoleListRun.Entry("100000000000", "R"), RoleListRun.Entry("100000000001", "R")];
        await run.SyncAsync(session, app, offered);
        List<RoleListEntry> wanted = [.. new[] { "100000000000", "100000000001", "100000000002" }.SelectMany(a => new[] { "R", "S", "T", "U", "V" }.Select(r => RoleListRun.Entry(a, r)))];
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.SyncAsync(session, app, wanted));
        foreach (var told in new[] { $"'{app}' with 6 roles of 2 accounts (100000000000 to 100000000001)", $"'{next}' with the 5 roles of account 100000000002", "no room for 4 new roles of its accounts 100000000001:", $"-DisplayName '{template}' -Current (Get-EntraAwsApp | Get-EntraAppRole);" })
            Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planned_app_is_forecast_too()
    {
        using var run = new RoleListRun(60, 20);
        var host = new QuietHost { IsPreview = true };
        var session = await run.OpenAsync();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.SyncAsync(session, "AWS None Yet", run.Roles(), host));
        Assert.Equal(nameof(Faults.AppRolesTooMany), error.ErrorId);
        Assert.Contains("There is no app 'AWS None Yet' yet", Assert.Single(host.Warnings), StringComparison.Ordinal);
        Assert.Empty(host.Asked);
        Assert.Equal(1180, (await run.SyncAsync(session, "AWS None Yet", run.Roles().Skip(20), host)).Count(r => r.Planned));
    }

    [Fact]
    public async Task Where_the_service_says_no_first_its_refusal_comes_with_the_same_advice()
    {
        using var run = new RoleListRun(60, 20);
        var session = await run.OpenAsync();
        await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = App, Identifier = "all" }, run.Host, default);
        var principal = run.State.Tenant.ServicePrincipals.Single(p => p.DisplayName == App);
        var grown = false;
        var host = new QuietHost
        {
            Answer = _ =>
            {
                if (!grown) principal.AppRoles.AddRange(Enumerable.Range(0, 30).Select(i => new TenantAppRole { Id = Guid.NewGuid(), DisplayName = $"r{i}", Value = $"r{i}" }));
                return grown = true;
            },
        };
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.SyncAsync(session, App, run.Roles().Take(1180), host));
        Assert.Equal((nameof(Faults.AppRolesTooMany), nameof(Faults.GraphSizeExceeded)), (error.ErrorId, Assert.IsType<EntraAwsException>(error.InnerException).ErrorId));
        Assert.Contains("makes 1211", error.Message, StringComparison.Ordinal);
        Assert.Equal(31, principal.AppRoles.Count);
    }

    [Fact]
    public async Task An_account_that_is_too_large_by_itself_is_named()
    {
        using var run = new RoleListRun(1, 1);
        var session = await run.OpenAsync();
        await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = App, Identifier = "all" }, run.Host, default);
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.SyncAsync(session, App, Enumerable.Range(0, 1200).Select(i => RoleListRun.Entry("100000000000", $"R{i:0000}"))));
        Assert.Equal(nameof(Faults.AppRolesTooMany), error.ErrorId);
        Assert.Contains("Account 100000000000 alone has 1200 roles", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_come_out_again()
    {
        using var run = new RoleListRun(3, 2);
        var session = await run.OpenAsync();
        await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = App, Identifier = "all" }, run.Host, default);
        var first = run.Roles()[0];
        var made = new List<AppRole>();
        var request = RoleListRun.Sync(App, run.Roles().Take(4));
        var coverage = await session.Roles.SyncAppRolesAsync(request, role =>
        {
            made.Add(role);
            return Task.CompletedTask;
        }, run.Host, default);
        Assert.Equal(["100000000000", "100000000001"], coverage.AccountIds.Order());
        Assert.Equal((first.AccountId, "Role-00"), (made[0].AccountId, made[0].RoleName));
        // What is there counts too, not only what came in.
        Assert.Equal(3, (await session.Roles.SyncAppRolesAsync(RoleListRun.Sync(App, run.Roles().Skip(4)), _ => Task.CompletedTask, run.Host, default)).AccountIds.Count);
    }
}
