using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Capabilities;

/// <summary>Many roles of an account are read and waited for together; what it takes, and what stays as it is for one.</summary>
public sealed class ManyRolesTests
{
    private const string Trusted = "arn:aws:iam::111122223333:saml-provider/OldADFS";
    private const int Count = 12;

    private static IReadOnlyList<SamlRoleRequest> Wanted(int count = Count) => [.. Enumerable.Range(1, count).Select(i => new SamlRoleRequest
    {
        RoleName = $"Many-{i:00}", Provider = Trusted, Policies = ["ReadOnlyAccess"], Description = $"Number {i}", MaxSessionDuration = 7200, Tags = new Dictionary<string, string> { ["n"] = $"{i}" },
    })];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task They_are_made_waited_for_together_and_found_again(bool denied)
    {
        using var run = new SandboxRun();
        if (denied) run.Account.DeniedActions.AddRange(["iam:ListRoles", "iam:GetAccountAuthorizationDetails"]);
        var session = await run.OpenAsync();
        var (made, errors) = await EnsureAsync(session, Wanted());
        Assert.Empty(errors);
        Assert.Equal(Wanted().Select(w => w.RoleName), made.Select(r => r.RoleName));
        Assert.All(made, r => Assert.Equal((2, 7200, 1, false), (r.Changes.Count(c => c.Applied), r.MaxSessionDuration, r.Tags.Count, r.Planned)));
        // All of them show when the call is done.
        Assert.All(run.Account.Roles.Where(r => r.Name.StartsWith("Many-", StringComparison.Ordinal)), r => Assert.True(r.VisibleAt <= run.Clock.GetUtcNow()));
        // The policy as one of AWS and as one of the account, once for all.
        Assert.Equal((1, 2), (Sent(run, "GetSAMLProvider"), Sent(run, "GetPolicy")));
        // One look before each is made; the first four, and the last three that still don't show, are waited for by themselves.
        if (!denied) Assert.InRange(Sent(run, "GetRole"), Count, Count + 32);

        run.Requests.Clear();
        (made, errors) = await EnsureAsync(await run.OpenAsync(), Wanted());
        Assert.Empty(errors);
        Assert.Empty(run.Requests.Writes);
        Assert.All(made, r => Assert.Equal(("arn:aws:iam::aws:policy/ReadOnlyAccess", 7200), (Assert.Single(r.PolicyArns), r.MaxSessionDuration)));
        Assert.Equal(denied ? Count : 0, Sent(run, "GetRole"));
    }

    [Fact]
    public async Task What_is_about_to_be_changed_is_read_by_itself()
    {
        using var run = new SandboxRun();
        await EnsureAsync(await run.OpenAsync(), Wanted());
        run.Account.Roles.Single(r => r.Name == "Many-05").AttachedPolicies.Clear();
        run.Requests.Clear();
        var (made, _) = await EnsureAsync(await run.OpenAsync(), Wanted());
        Assert.Equal("Many-05", Assert.Single(made, r => r.Changes.Count > 0).RoleName);
        Assert.Equal((1, 1), (Sent(run, "GetRole"), run.Requests.Writes.Count));
    }

    [Fact]
    public async Task One_that_is_refused_is_told_and_the_others_are_made()
    {
        using var run = new SandboxRun();
        run.Requests.Plan = new ScriptedFaults().On("CreateRole", Fault.None, Fault.LostAnswer);
        // The same name again finds the first, and a foreign role stays what it is.
        var service = run.Account.Roles.First(r => r.TrustPolicy.Contains("\"Service\"", StringComparison.Ordinal)).Name;
        var (made, errors) = await EnsureAsync(await run.OpenAsync(), [.. Wanted(5), Wanted()[0] with { RoleName = "many-01" }, Wanted()[0] with { RoleName = service }]);
        Assert.Equal(nameof(Faults.RoleNotSaml), Assert.IsType<EntraAwsException>(Assert.Single(errors)).ErrorId);
        Assert.Equal(6, made.Count);
        Assert.Empty(made[5].Changes);
        Assert.Equal(5, run.Account.Roles.Count(r => r.Name.StartsWith("Many-", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task They_are_listed_in_two_requests_or_one_by_one_where_that_is_refused()
    {
        using var run = new SandboxRun();
        await EnsureAsync(await run.OpenAsync(), Wanted());
        run.Requests.Clear();
        var together = await FindAsync(run);
        Assert.Equal((1, 1, 0), (Sent(run, "ListRoles"), Sent(run, "GetAccountAuthorizationDetails"), Sent(run, "GetRole")));
        Assert.Contains(together, r => r is { RoleName: "Many-07", Description: "Number 7", MaxSessionDuration: 7200, Importable: true } && r.Tags["n"] == "7" && r.PolicyArns.Count == 1);

        run.Account.DeniedActions.Add("iam:GetAccountAuthorizationDetails");
        run.Requests.Clear();
        var each = await FindAsync(run);
        Assert.Equal(together.Count, Sent(run, "GetRole"));
        Assert.Equal(together.Select(Text), each.Select(Text));
    }

    private static string Text(SamlRole r) => $"{r.RoleArn} {r.ProviderArn} {string.Join(',', r.PolicyArns)} {r.Description} {r.MaxSessionDuration} {r.CreatedAt:O} {string.Join(',', r.Tags)} {r.Importable}";

    private static int Sent(SandboxRun run, string operation) => run.Requests.All.Count(r => r.Operation == operation);

    private static async Task<IReadOnlyList<SamlRole>> FindAsync(SandboxRun run)
    {
        var roles = new List<SamlRole>();
        await (await run.OpenAsync()).Roles.FindRolesAsync(new SamlRoleQuery(null, new NameFilter(), null), r =>
        {
            roles.Add(r);
            return Task.CompletedTask;
        }, new QuietHost(), default);
        return roles;
    }

    private static async Task<(IReadOnlyList<SamlRole> Made, IReadOnlyList<Exception> Errors)> EnsureAsync(ISession session, IReadOnlyList<SamlRoleRequest> requests)
    {
        var (made, errors) = (new List<SamlRole>(), new List<Exception>());
        await session.Roles.EnsureRolesAsync(requests, r =>
        {
            made.Add(r);
            return Task.CompletedTask;
        }, e =>
        {
            errors.Add(e);
            return Task.CompletedTask;
        }, new QuietHost(), default);
        return (made, errors);
    }
}
