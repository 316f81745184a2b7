using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.IdentityCenter;

/// <summary>Permission sets are made, completed, and brought to the accounts that have them.</summary>
public sealed class PermissionSetTests
{
    private const string S3 = "arn:aws:iam::aws:policy/AmazonS3FullAccess";
    private const string Own = "arn:aws:iam::111122223333:policy/team/Shop";
    private const string Inline = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";

    private static readonly PermissionSetRequest Developer = new()
    {
        Name = "Developer", Description = "Builds the shop", SessionDuration = 14400, RelayState = "https://eu-central-1.console.aws.amazon.com/s3/home", Policies = ["AmazonS3FullAccess", Own], InlinePolicy = Inline,
    };

    [Fact]
    public async Task A_second_run_writes_nothing()
    {
        using var run = new CenterRun();
        var made = await run.SetAsync(Developer);
        Assert.Equal(["Create permission set", "Add policy", "Add policy", "Add inline policy"], made.Changes.Select(c => $"{c.Kind} {c.TargetType}"));
        Assert.All(made.Changes, c => Assert.True(c.Applied));
        var set = run.Set("Developer");
        Assert.Equal(("PT4H", "Builds the shop", Inline), (set.SessionDuration, set.Description, set.InlinePolicy));
        Assert.Equal(S3, Assert.Single(set.ManagedPolicies));
        Assert.Equal("/team/Shop", Assert.Single(set.CustomerPolicies));
        Assert.Equal((14400, "/team/Shop"), (made.SessionDuration, made.CustomerPolicies.Single()));

        run.Run.Requests.Clear();
        Assert.Empty((await run.SetAsync(Developer with { InlinePolicy = Inline.Replace(",", ", ") })).Changes);
        Assert.Empty(run.Run.Requests.Writes);
    }

    [Fact]
    public async Task A_preview_writes_nothing_and_tells_what_the_run_does()
    {
        using var run = new CenterRun();
        var before = run.Run.Picture().Lines;
        var planned = await run.SetAsync(Developer, new QuietHost { IsPreview = true });
        Assert.True(planned.Planned);
        Assert.Null(planned.PermissionSetArn);
        Assert.Empty(run.Run.Requests.Writes);
        Assert.Equal(before, run.Run.Picture().Lines);
        Assert.Equal((await run.SetAsync(Developer)).Changes.Select(c => $"{c.Kind} {c.TargetType}"), planned.Changes.Select(c => $"{c.Kind} {c.TargetType}"));
    }

    [Fact]
    public async Task Drift_is_brought_back_and_others_policies_stay()
    {
        using var run = new CenterRun();
        await run.SetAsync(Developer);
        var set = run.Set("Developer");
        set.ManagedPolicies = ["arn:aws:iam::aws:policy/ReadOnlyAccess"];
        (set.Description, set.SessionDuration, set.InlinePolicy) = ("", "PT1H", """{"Statement":[]}""");
        var host = new QuietHost();
        var mended = await run.SetAsync(Developer, host);
        Assert.Equal(["Update permission set", "Add policy", "Update inline policy"], mended.Changes.Select(c => $"{c.Kind} {c.TargetType}"));
        Assert.Equal([false, false, true], mended.Changes.Select(c => c.ReducesAccess));
        Assert.Equal(("PT4H", "Builds the shop", Inline), (set.SessionDuration, set.Description, set.InlinePolicy));
        Assert.Equal(["arn:aws:iam::aws:policy/ReadOnlyAccess", S3], set.ManagedPolicies);
    }

    [Fact]
    public async Task A_shorter_session_takes_access_away_and_a_longer_one_does_not()
    {
        using var run = new CenterRun();
        await run.SetAsync(new PermissionSetRequest { Name = "Operator", SessionDuration = 28800 });
        Assert.True(Assert.Single((await run.SetAsync(new PermissionSetRequest { Name = "Operator", SessionDuration = 3600 })).Changes).ReducesAccess);
        Assert.False(Assert.Single((await run.SetAsync(new PermissionSetRequest { Name = "Operator", SessionDuration = 7200 })).Changes).ReducesAccess);
    }

    [Fact]
    public async Task Pruning_takes_out_what_was_not_named_and_asks()
    {
        using var run = new CenterRun();
        await run.SetAsync(Developer);
        var pruned = await run.SetAsync(new PermissionSetRequest { Name = "Developer", Policies = ["ReadOnlyAccess"], Prune = true });
        Assert.Equal(["Add", "Remove", "Remove"], pruned.Changes.Select(c => c.Kind.ToString()));
        Assert.Equal(2, pruned.Changes.Count(c => c.ReducesAccess));
        Assert.Equal("arn:aws:iam::aws:policy/ReadOnlyAccess", Assert.Single(run.Set("Developer").ManagedPolicies));
        Assert.Empty(run.Set("Developer").CustomerPolicies);
    }

    [Fact]
    public async Task A_set_in_use_is_provisioned_again_and_the_accounts_role_follows()
    {
        using var run = new CenterRun("Developers");
        await run.SetAsync(Developer with { Policies = ["AmazonS3FullAccess"] });
        Assert.Empty((await run.AssignAsync("Developers", "Developer", [SandboxRun.AccountId, CenterRun.DevTest])).Errors);
        var changed = await run.SetAsync(new PermissionSetRequest { Name = "Developer", Policies = ["ReadOnlyAccess"] });
        Assert.Equal(["Add policy", "Update roles of permission set"], changed.Changes.Select(c => $"{c.Kind} {c.TargetType}"));
        Assert.Empty(changed.OutdatedAccounts);
        foreach (var account in changed.ProvisionedAccounts)
        {
            var role = run.Run.State.Accounts[account].Roles.Single(r => r.Name.StartsWith("AWSReservedSSO_Developer_"));
            Assert.Contains("arn:aws:iam::aws:policy/ReadOnlyAccess", role.AttachedPolicies);
        }

        run.Run.Requests.Clear();
        Assert.Empty((await run.SetAsync(new PermissionSetRequest { Name = "Developer", Policies = ["ReadOnlyAccess"] })).Changes);
        Assert.Empty(run.Run.Requests.Writes);
    }

    [Fact]
    public async Task What_was_changed_and_not_provisioned_is_provisioned_by_the_next_run()
    {
        using var run = new CenterRun("Developers");
        await run.SetAsync(new PermissionSetRequest { Name = "Developer" });
        await run.AssignAsync("Developers", "Developer", [CenterRun.DevTest]);
        var host = new QuietHost { Answer = c => c.TargetType != "roles of permission set" };
        var left = await run.SetAsync(new PermissionSetRequest { Name = "Developer", Policies = ["ReadOnlyAccess"] }, host);
        Assert.Equal([CenterRun.DevTest], left.OutdatedAccounts);
        var planned = await run.SetAsync(new PermissionSetRequest { Name = "Developer" }, new QuietHost { IsPreview = true });
        Assert.Equal("roles of permission set", Assert.Single(planned.Changes).TargetType);
        Assert.Empty((await run.SetAsync(new PermissionSetRequest { Name = "Developer" })).OutdatedAccounts);
        Assert.Contains("provisioned Developer in 444455556666 | up to date True", run.Run.Picture().Lines);
    }

    [Fact]
    public async Task Provisioning_that_fails_says_why()
    {
        using var run = new CenterRun("Developers");
        await run.SetAsync(new PermissionSetRequest { Name = "Developer" });
        await run.AssignAsync("Developers", "Developer", [CenterRun.DevTest]);
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.SetAsync(new PermissionSetRequest { Name = "Developer", Policies = [Own] }));
        Assert.Equal(nameof(Faults.IdentityCenterFailed), error.ErrorId);
        Assert.Contains("policy/team/Shop does not exist", error.Message);
    }

    [Theory]
    [InlineData(Fault.LostAnswer)]
    [InlineData(Fault.Throttle)]
    [InlineData(Fault.ServerError)]
    public async Task A_write_whose_answer_is_lost_doubles_nothing(Fault fault)
    {
        using var run = new CenterRun();
        var writes = new[] { "CreatePermissionSet", "AttachManagedPolicyToPermissionSet", "AttachCustomerManagedPolicyReferenceToPermissionSet", "PutInlinePolicyToPermissionSet" }.ToHashSet();
        run.Run.Requests.Plan = new Once(writes, fault);
        var made = await run.SetAsync(Developer);
        Assert.Empty(writes);
        Assert.All(made.Changes, c => Assert.True(c.Applied));
        Assert.Empty(run.Run.Picture().Doubled);
        Assert.Single(run.Set("Developer").ManagedPolicies);
    }

    [Theory]
    [InlineData("This-name-has-thirty-three-chars.", null, null, null, nameof(Faults.PermissionSetNameInvalid))]
    [InlineData("with space", null, null, null, nameof(Faults.PermissionSetNameInvalid))]
    [InlineData("", null, null, null, nameof(Faults.PermissionSetNameInvalid))]
    [InlineData("Short", 3599, null, null, nameof(Faults.SessionDurationInvalid))]
    [InlineData("Long", 43201, null, null, nameof(Faults.SessionDurationInvalid))]
    [InlineData("Kanji", null, "\u6f22", null, nameof(Faults.PermissionSetInvalid))]
    [InlineData("NoJson", null, null, "{", nameof(Faults.PermissionSetInvalid))]
    [InlineData("NoStatement", null, null, "{\"Version\":\"2012-10-17\"}", nameof(Faults.PermissionSetInvalid))]
    public async Task Bad_input_is_refused_before_the_first_call(string name, int? seconds, string? description, string? inline, string error)
    {
        using var run = new CenterRun();
        var session = await run.Run.OpenAsync();
        run.Run.Requests.Clear();
        var thrown = await Assert.ThrowsAsync<EntraAwsException>(() => run.SetAsync(new PermissionSetRequest { Name = name, SessionDuration = seconds, Description = description, InlinePolicy = inline }, session: session));
        Assert.Equal(error, thrown.ErrorId);
        Assert.Empty(run.Run.Requests.All);
    }

    [Theory]
    [InlineData(701, 0, 0)]
    [InlineData(0, 241, 0)]
    [InlineData(0, 0, 32769)]
    public async Task Too_long_texts_are_refused_before_the_first_call(int description, int relay, int inline)
    {
        using var run = new CenterRun();
        var request = new PermissionSetRequest
        {
            Name = "Developer",
            Description = description > 0 ? new string('x', description) : null,
            RelayState = relay > 0 ? new string('x', relay) : null,
            InlinePolicy = inline > 0 ? Inline + new string(' ', inline - Inline.Length) : null,
        };
        Assert.Equal(nameof(Faults.PermissionSetInvalid), (await Assert.ThrowsAsync<EntraAwsException>(() => run.SetAsync(request))).ErrorId);
        Assert.Empty(run.Run.Requests.Writes);
    }

    private sealed class Once(HashSet<string> operations, Fault fault) : IFaultPlan
    {
        public Fault Next(string cloud, string operation)
        {
            lock (operations) return operations.Remove(operation) ? fault : Fault.None;
        }
    }
}
