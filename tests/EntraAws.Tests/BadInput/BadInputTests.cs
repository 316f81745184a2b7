using EntraAws.Contracts;
using Rehearsal;

namespace EntraAws.Tests.BadInput;

/// <summary>Each bad input gets its own error, before the first write; and before the first request where the input alone tells.</summary>
public sealed class BadInputTests
{
    private static readonly IReadOnlyDictionary<string, BadCase> Cases =
        new[]
        {
            AwsCases.All(), MetadataCases.All(), EntraCases.All(), CloudCases.All(), RoleListCases.All(), ProvisioningCases.All(), CertificateCases.All(),
            CenterCases.All(), CenterAppCases.All(), StackCases.All(), VerificationCases.All(), CallCases.All(),
        }.SelectMany(c => c).ToDictionary(c => c.Name);

    public static TheoryData<string, string> Table
    {
        get
        {
            var table = new TheoryData<string, string>();
            foreach (var bad in Cases.Values) table.Add(bad.Name, bad.ErrorId);
            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Is_refused(string name, string errorId)
    {
        var bad = Cases[name];
        using var run = new SandboxRun();
        if (bad.Migrated)
        {
            await run.MigrateAsync();
            run.Settle();
        }

        if (bad.Prepare is not null)
        {
            await bad.Prepare(await run.OpenAsync(), new QuietHost());
            run.Settle();
        }

        bad.Setup?.Invoke(run);
        var host = new QuietHost();
        var session = await run.OpenAsync(host, bad.Connect);
        bad.Meanwhile?.Invoke(run);
        var before = run.Picture();
        run.Requests.Clear();
        run.Requests.Plan = bad.Faults;

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => bad.Act(session, host));

        Assert.True(errorId == error.ErrorId, $"{error.ErrorId}: {error.Message}");
        if (bad.Says is not null) Assert.Contains(bad.Says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("  ", error.Message, StringComparison.Ordinal);
        if (!bad.RefusedByCloud) Assert.Empty(run.Requests.Writes);
        if (bad.Silent) Assert.Empty(run.Requests.All);
        Assert.Equal(before.Lines, run.Picture().Lines);
        Assert.Empty(host.Applied);
    }

    [Fact]
    public void The_table_is_long_enough() => Assert.True(Cases.Count >= 400, $"{Cases.Count} cases");

    [Fact]
    public async Task Values_at_the_edge_are_taken()
    {
        using var run = new SandboxRun();
        var host = new QuietHost();
        var session = await run.OpenAsync(host);
        var name = "O'Brien & \"Sons\" (AWS) #1 ÄÖ%";
        var app = await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = name, AccountId = SandboxRun.AccountId, SessionDuration = 900 }, host, default);
        Assert.Equal((name, 900), (app.DisplayName, app.SessionDuration));
        Assert.Empty((await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = name, AccountId = SandboxRun.AccountId, SessionDuration = 900 }, host, default)).Changes);
        var longest = await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = name, AccountId = SandboxRun.AccountId, SessionDuration = 43200 }, host, default);
        Assert.Equal(43200, longest.SessionDuration);

        var role = AwsCases.Good with { Path = AwsCases.PathFor(AwsCases.Good, 239), Description = new string('é', 1000), MaxSessionDuration = 43200, Tags = new Dictionary<string, string> { [new string('k', 128)] = new string('v', 256), ["owner"] = "a b/c=d+e@f:g_h-i." } };
        var made = await session.Roles.EnsureRoleAsync(role, host, default);
        Assert.Equal(239, made.RoleArn.Length + made.ProviderArn.Length);

        await SyncAsync(session, host, name, made);
        var mapping = await session.Access.EnsureMappingAsync(new GroupRoleMappingRequest { App = new AppSelector(null, name), AppRole = made.RoleArn, Group = "Pat's \"crew\" & co", CreateGroup = true }, host, default);
        Assert.False(mapping.Planned);
        Assert.Equal(mapping.GroupId, (await session.Access.EnsureMappingAsync(new GroupRoleMappingRequest { App = new AppSelector(null, name), AppRole = made.RoleArn, Group = "Pat's \"crew\" & co" }, host, default)).GroupId);
        var user = await session.Access.EnsureUserAsync(new EntraUserRequest { UserPrincipalName = "pat.o'brien@contoso.com" }, host, default);
        Assert.NotNull(user.SessionNameProblem);
        Assert.False((await session.Access.EnsureMemberAsync(new GroupMemberRequest { Group = "Pat's \"crew\" & co", User = "pat.o'brien@contoso.com" }, host, default)).Planned);
    }

    [Fact]
    public async Task Metadata_files_with_a_mark_or_in_UTF_16_are_read()
    {
        using var run = new SandboxRun();
        var host = new QuietHost();
        var session = await run.OpenAsync(host);
        foreach (var (name, path) in MetadataCases.GoodFiles())
        {
            var provider = await session.SignOn.EnsureProviderAsync(new SamlProviderRequest { ProviderName = $"From{Guid.NewGuid():N}", MetadataPath = path }, host, default);
            Assert.True(provider.CertificateThumbprints.Count == 1, name);
        }
    }

    private static Task SyncAsync(ISession session, QuietHost host, string app, SamlRole role) => session.Roles.SyncAppRolesAsync(
        new AppRoleSyncRequest { App = new AppSelector(null, app), Roles = [new WantedAppRole(role.RoleArn, role.ProviderArn)] }, _ => Task.CompletedTask, host, default);
}
