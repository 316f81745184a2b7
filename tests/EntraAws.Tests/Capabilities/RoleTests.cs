using EntraAws.Contracts;
using EntraAws.Engine.Documents;
using EntraAws.Sandbox;
using Rehearsal;

namespace EntraAws.Tests.Capabilities;

/// <summary>What is decided about roles and app roles that were there before.</summary>
public sealed class RoleTests
{
    private const string Entra = "arn:aws:iam::111122223333:saml-provider/EntraID";
    private static readonly AppSelector App = new(null, SingleAccount.AppName(SandboxRun.AccountId));

    [Fact]
    public async Task A_role_of_another_provider_is_refused()
    {
        using var run = await MigratedAsync();
        var before = run.Picture();
        var error = await Assert.ThrowsAsync<EntraAwsException>(async () =>
            await (await run.OpenAsync()).Roles.EnsureRoleAsync(new SamlRoleRequest { RoleName = "ADFS-ReadOnly", Provider = Entra }, new QuietHost(), default));
        Assert.Equal(nameof(Faults.RoleNotSaml), error.ErrorId);
        Assert.Contains("OldADFS", error.Message, StringComparison.Ordinal);
        Assert.Equal(before.Lines, run.Picture().Lines);
    }

    [Fact]
    public async Task A_trust_that_lacks_its_condition_is_repaired_as_reduced_access()
    {
        using var run = await MigratedAsync();
        var role = run.Account.Roles.Single(r => r.Name == "Developer");
        var right = role.TrustPolicy;
        role.TrustPolicy = right.Replace("SAML:aud", "SAML:iss", StringComparison.Ordinal);
        var host = new QuietHost();
        var made = await (await run.OpenAsync(host)).Roles.EnsureRoleAsync(new SamlRoleRequest { RoleName = "Developer", Provider = Entra }, host, default);
        Assert.True(Assert.Single(made.Changes) is { ReducesAccess: true, Applied: true, TargetType: "trust policy of role" });
        Assert.True(Engine.Documents.TrustPolicy.Parse(role.TrustPolicy)!.Admits(Entra, SignInUrl.For("aws")));
    }

    [Fact]
    public async Task Details_and_tags_are_completed_and_other_policies_stay()
    {
        using var run = await MigratedAsync();
        var host = new QuietHost();
        var session = await run.OpenAsync(host);
        var request = new SamlRoleRequest { RoleName = "Developer", Provider = "EntraID", Policies = ["ReadOnlyAccess"], MaxSessionDuration = 14400, Tags = new Dictionary<string, string> { ["team"] = "A" } };
        var role = await session.Roles.EnsureRoleAsync(request, host, default);
        Assert.Equal(2, role.PolicyArns.Count);
        Assert.Equal(("3600", "14400"), (role.Changes[0].Before["MaxSessionDuration"], role.Changes[0].After["MaxSessionDuration"]));
        Assert.Equal("Amazon S3, for people who sign in with Entra ID", role.Description);
        Assert.Empty((await session.Roles.EnsureRoleAsync(request, host, default)).Changes);
    }

    [Fact]
    public async Task Prune_switches_off_and_then_removes()
    {
        using var run = await MigratedAsync();
        await AddAsync(run, "Auditor");
        run.Settle();
        var host = new QuietHost();
        var session = await run.OpenAsync(host);
        run.Requests.Clear();
        await session.Roles.SyncAppRolesAsync(Sync("Administrator", "Developer") with { Prune = true }, _ => Task.CompletedTask, host, default);
        Assert.True(Assert.Single(host.Applied) is { Kind: ChangeKind.Remove, ReducesAccess: true });
        Assert.Equal(["PATCH /servicePrincipals/{id}", "PATCH /servicePrincipals/{id}"], run.Requests.Writes.Where(w => w.IsWrite).Select(w => w.Operation));
        Assert.Equal(["Administrator", "Developer"], await NamesAsync(session));
        Assert.Contains(Principal(run).AppRoles, r => r.Origin == "Application");
    }

    [Fact]
    public async Task A_role_that_is_assigned_is_not_pruned()
    {
        using var run = await MigratedAsync();
        var session = await run.OpenAsync();
        run.Requests.Clear();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.Roles.SyncAppRolesAsync(Sync("Administrator") with { Prune = true }, _ => Task.CompletedTask, new QuietHost(), default));
        Assert.Equal(nameof(Faults.AppRoleInUse), error.ErrorId);
        Assert.Contains("Developer", error.Message, StringComparison.Ordinal);
        Assert.Empty(run.Requests.Writes);
    }

    [Fact]
    public async Task Past_1200_roles_the_figure_is_told_before_any_write()
    {
        using var run = await MigratedAsync();
        var there = Principal(run).AppRoles.Count;
        Principal(run).AppRoles.AddRange(Enumerable.Range(0, 1199 - there).Select(i => new TenantAppRole { Id = Guid.NewGuid(), DisplayName = $"r{i}", Description = $"r{i}", Value = $"r{i}" }));
        var session = await run.OpenAsync();
        run.Requests.Clear();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.Roles.SyncAppRolesAsync(Sync("A", "B"), _ => Task.CompletedTask, new QuietHost(), default));
        Assert.Equal(nameof(Faults.AppRolesTooMany), error.ErrorId);
        Assert.Contains("1201", error.Message, StringComparison.Ordinal);
        Assert.Contains("1200", error.Message, StringComparison.Ordinal);
        Assert.Empty(run.Requests.Writes);
    }

    [Fact]
    public async Task A_role_that_somebody_adds_between_question_and_write_stays()
    {
        using var run = await MigratedAsync();
        var host = new QuietHost
        {
            Answer = _ =>
            {
                Principal(run).AppRoles.Add(new TenantAppRole { Id = Guid.NewGuid(), DisplayName = "Theirs", Description = "Theirs", Value = "theirs" });
                return true;
            },
        };
        var session = await run.OpenAsync(host);
        await session.Roles.SyncAppRolesAsync(Sync("Auditor"), _ => Task.CompletedTask, host, default);
        Assert.Contains(Principal(run).AppRoles, r => r.Value == "theirs");
        Assert.Equal(["Administrator", "Auditor", "Developer"], await NamesAsync(session));
    }

    [Fact]
    public async Task A_role_that_is_off_is_switched_on()
    {
        using var run = await MigratedAsync();
        Principal(run).AppRoles.Single(r => r.DisplayName == "Developer,EntraID").IsEnabled = false;
        var host = new QuietHost();
        var session = await run.OpenAsync(host);
        await session.Roles.SyncAppRolesAsync(Sync("Developer"), _ => Task.CompletedTask, host, default);
        Assert.Equal(("false", "true"), (host.Applied[0].Before["IsEnabled"], host.Applied[0].After["IsEnabled"]));
    }

    private static AppRoleSyncRequest Sync(params string[] roles) =>
        new() { App = App, Roles = roles.Select(r => new WantedAppRole($"arn:aws:iam::111122223333:role/{r}", Entra)).ToList() };

    private static async Task AddAsync(SandboxRun run, string role) =>
        await (await run.OpenAsync()).Roles.SyncAppRolesAsync(Sync(role), _ => Task.CompletedTask, new QuietHost(), default);

    private static async Task<List<string?>> NamesAsync(ISession session)
    {
        var names = new List<string?>();
        await session.Roles.FindAppRolesAsync(new AppRoleQuery(App, new NameFilter(), false), r =>
        {
            names.Add(r.RoleName);
            return Task.CompletedTask;
        }, new QuietHost(), default);
        return names;
    }

    private static TenantServicePrincipal Principal(SandboxRun run) => run.Tenant.ServicePrincipals.Single(p => p.DisplayName == App.Name);

    private static async Task<SandboxRun> MigratedAsync()
    {
        var run = new SandboxRun();
        await run.MigrateAsync();
        run.Settle();
        return run;
    }
}
