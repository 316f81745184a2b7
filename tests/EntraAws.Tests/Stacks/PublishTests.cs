using EntraAws.Contracts;
using EntraAws.Engine.Documents;
using EntraAws.Sandbox;
using SamlMetadata = EntraAws.Engine.Documents.SamlMetadata;
using TrustPolicy = EntraAws.Engine.Documents.TrustPolicy;
using static EntraAws.Tests.Stacks.StackRun;

namespace EntraAws.Tests.Stacks;

/// <summary>A template on its way into the accounts of an organization.</summary>
public sealed class PublishTests
{
    private const string Provider = "EntraID";
    private const string Unit = "ou-0000-first001";

    [Fact]
    public async Task Every_member_account_gets_provider_and_roles_and_a_second_run_writes_nothing()
    {
        using var run = new StackRun(12);
        await run.ExportAsync(Role("Developer", "AmazonS3FullAccess"), Role("Auditor", "SecurityAudit"));
        var host = new QuietHost();
        var told = await run.PublishAsync(host);
        Assert.Equal(run.Members.Select(a => a.AccountId), told.Select(i => i.AccountId).Order());
        Assert.All(told, i => Assert.Equal((AwsRoleStackStatus.Succeeded, null, Root), (i.Status, i.StatusReason, i.OrganizationalUnitId)));
        Assert.Equal(["CreateStackSet", "CreateStackInstances"], run.Requests.Writes.Select(w => w.Operation));
        foreach (var account in run.Members)
        {
            var role = account.Roles.Single(r => r.Name == "Developer");
            Assert.True(TrustPolicy.Parse(role.TrustPolicy)!.Admits(account.Arn($"saml-provider/{Provider}"), SignInUrl.For("aws")));
            Assert.Equal([account.ManagedArn("/AmazonS3FullAccess")], role.AttachedPolicies);
            Assert.True(SamlMetadata.TryRead(account.SamlProviders.Single(p => p.Name == Provider).MetadataDocument)!.MeansTheSameAs(SamlMetadata.Read(Metadata, null)));
        }

        Assert.DoesNotContain(run.Account(0).Roles, r => r.Name == "Developer");
        Assert.Contains(run.State.HomeAccountId, Assert.Single(host.Warnings), StringComparison.Ordinal);
        var again = await run.PublishAsync();
        Assert.Empty(run.Requests.Writes);
        Assert.Equal(11, again.Count);
        Assert.All(again, i => Assert.Empty(i.Changes));
    }

    [Fact]
    public async Task An_account_that_has_such_a_role_refuses_and_the_others_go_on_until_it_is_mended()
    {
        using var run = new StackRun(12);
        run.Account(4).Roles.Add(new SandboxRole { Name = "Developer", TrustPolicy = "{}" });
        await run.ExportAsync(Role("Developer", "AmazonS3FullAccess"));
        var told = await run.PublishAsync();
        var refused = Assert.Single(told, i => i.Status == AwsRoleStackStatus.Failed);
        Assert.Equal(run.Account(4).AccountId, refused.AccountId);
        Assert.Contains("Developer already exists", refused.StatusReason, StringComparison.Ordinal);
        Assert.Equal(10, told.Count(i => i.Status == AwsRoleStackStatus.Succeeded));
        Assert.DoesNotContain(run.Account(4).SamlProviders, p => p.Name == Provider);
        Assert.Contains("rename or remove it", Faults.StackInstanceFailed(refused.AccountId!, Set, refused.StatusReason).Message, StringComparison.Ordinal);

        run.Account(4).Roles.RemoveAll(r => r.Name == "Developer");
        var host = new QuietHost();
        told = await run.PublishAsync(host);
        Assert.Equal(["UpdateStackSet"], run.Requests.Writes.Select(w => w.Operation));
        Assert.Contains(run.Account(4).AccountId, Assert.Single(host.Applied).Target, StringComparison.Ordinal);
        Assert.All(told, i => Assert.Equal(AwsRoleStackStatus.Succeeded, i.Status));
        await run.PublishAsync();
        Assert.Empty(run.Requests.Writes);
    }

    [Fact]
    public async Task Whatif_tells_all_and_sends_no_write()
    {
        using var run = new StackRun();
        await run.ExportAsync(Role("Developer", "AmazonS3FullAccess"));
        var host = new QuietHost { IsPreview = true };
        var planned = Assert.Single(await run.PublishAsync(host));
        Assert.Empty(run.Requests.Writes);
        Assert.Equal((true, Root, 2), (planned.Planned, planned.OrganizationalUnitId, planned.Changes.Count));
        Assert.Equal(["Create stack set", "Add stacks"], host.Asked.Select(c => $"{c.Kind} {c.TargetType}"));
        Assert.Contains(host.Asked[0].After, v => v is { Key: "Role Developer", Value: "AmazonS3FullAccess; 3600 s" });
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task What_a_planned_template_would_do_is_told_and_not_done(bool exists, bool preview)
    {
        using var run = new StackRun();
        if (exists)
        {
            await run.ExportAsync(Role("Developer", "AmazonS3FullAccess"));
            await run.PublishAsync();
            File.Delete(run.TemplatePath);
        }

        var session = await run.OpenAsync();
        var stack = await session.Stacks.ExportAsync(run.Template(Role("Auditor", "SecurityAudit")), new QuietHost { IsPreview = true }, default);
        Assert.True(stack.Planned);
        var host = new QuietHost { IsPreview = preview };
        var told = await run.PublishAsync(host, run.Publication() with { TemplateBody = stack.TemplateBody, Planned = stack.Planned });
        Assert.Empty(run.Requests.Writes);
        Assert.All(told, i => Assert.Equal((AwsRoleStackStatus.Planned, true), (i.Status, i.Planned)));
        var changes = exists ? 1 : 2;
        Assert.Equal((preview ? changes : 0, preview ? 0 : changes), (host.Asked.Count, host.Warnings.Count(w => w.StartsWith("Left out, since what it needs was not made", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task An_operation_that_never_shows_ends_the_wait()
    {
        using var run = new StackRun();
        await run.ExportAsync(Role("Developer"));
        var start = run.Clock.GetUtcNow();
        run.Requests.OnRequest = r =>
        {
            if (r.Operation == "DescribeStackSetOperation") run.State.StackSets[0].Operations.Clear();
        };
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.PublishAsync());
        Assert.Contains("not found", error.Message, StringComparison.Ordinal);
        Assert.InRange(run.Clock.GetUtcNow() - start, TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task An_operation_that_shows_again_is_followed_further()
    {
        using var run = new StackRun(12);
        await run.ExportAsync(Role("Developer"));
        List<SandboxStackOperation> hidden = [];
        var looks = 0;
        run.Requests.OnRequest = r =>
        {
            if (r.Operation != "DescribeStackSetOperation") return;
            var operations = run.State.StackSets[0].Operations;
            if (looks++ % 2 == 1)
            {
                operations.AddRange(hidden);
                return;
            }

            hidden = [.. operations];
            operations.Clear();
            if (looks == 1) foreach (var result in hidden[0].Results) result.ReadyAt = run.Clock.GetUtcNow().AddMinutes(10);
        };
        Assert.Equal(11, (await run.PublishAsync()).Count(i => i.Status == AwsRoleStackStatus.Succeeded));
    }

    [Fact]
    public async Task A_role_that_goes_and_a_certificate_that_goes_reduce_access_and_a_new_role_does_not()
    {
        using var run = new StackRun();
        await run.ExportAsync(Role("Developer", "AmazonS3FullAccess"));
        await run.PublishAsync();
        await run.ExportAsync(Role("Developer", "AmazonS3FullAccess"), Role("Auditor", "SecurityAudit"));
        var host = new QuietHost();
        await run.PublishAsync(host);
        Assert.False(Assert.Single(host.Applied).ReducesAccess);
        Assert.All(run.Members, a => Assert.Contains(a.Roles, r => r.Name == "Auditor"));

        await run.ExportAsync(Role("Auditor", "SecurityAudit"));
        host = new QuietHost();
        await run.PublishAsync(host);
        var change = Assert.Single(host.Applied);
        Assert.True(change.ReducesAccess);
        Assert.Equal("AmazonS3FullAccess; 3600 s", change.Before["Role Developer"]);
        Assert.All(run.Members, a => Assert.DoesNotContain(a.Roles, r => r.Name == "Developer"));

        var other = StandInMetadata.For("https://sts.windows.net/7e3f/", Start.AddYears(2));
        await (await run.OpenAsync()).Stacks.ExportAsync(run.Template(Role("Auditor", "SecurityAudit")) with { SamlMetadata = other }, new QuietHost(), default);
        host = new QuietHost();
        await run.PublishAsync(host);
        Assert.True(Assert.Single(host.Applied).ReducesAccess);
        Assert.All(run.Members, a => Assert.Equal(SamlMetadata.Read(other, null).Certificates[0].Thumbprint, SamlMetadata.TryRead(a.SamlProviders.Single(p => p.Name == Provider).MetadataDocument)!.Certificates[0].Thumbprint));
    }

    [Fact]
    public async Task What_takes_away_stops_at_the_first_account_that_refuses()
    {
        using var run = new StackRun(8);
        await run.ExportAsync(Role("Developer", "AmazonS3FullAccess"), Role("Auditor", "SecurityAudit"));
        await run.PublishAsync();
        foreach (var account in run.Members) account.DeniedActions.Add("iam:UpdateRole");
        await run.ExportAsync(Role("Auditor", "ReadOnlyAccess"));
        var told = await run.PublishAsync();
        Assert.Equal((1, 6), (told.Count(i => i.Status == AwsRoleStackStatus.Failed), told.Count(i => i.Status == AwsRoleStackStatus.Cancelled)));
        Assert.All(run.Members, a => Assert.Contains(a.Roles, r => r.Name == "Developer"));
    }

    [Fact]
    public async Task A_run_that_was_cut_off_is_followed_and_not_started_twice()
    {
        using var run = new StackRun(12);
        await run.ExportAsync(Role("Developer"));
        var started = await run.PublishAsync(null, run.Publication() with { NoWait = true });
        Assert.All(started, i => Assert.Contains(i.Status, new[] { AwsRoleStackStatus.Pending, AwsRoleStackStatus.Running }));
        var told = await run.PublishAsync();
        Assert.Empty(run.Requests.Writes);
        Assert.Equal(11, told.Count(i => i.Status == AwsRoleStackStatus.Succeeded));
    }

    [Fact]
    public async Task An_operation_of_somebody_else_that_comes_in_between_is_waited_for()
    {
        using var run = new StackRun(change: s => s.Organization!.Units.Add(new SandboxOrganizationalUnit { Id = "ou-0000-first001" }));
        run.State.Organization!.Accounts[1].ParentId = "ou-0000-first001";
        await run.ExportAsync(Role("Developer"));
        await run.PublishAsync(null, run.Publication("ou-0000-first001"));
        var host = new QuietHost
        {
            Answer = _ =>
            {
                var set = run.State.StackSets[0];
                set.Operations.Add(new SandboxStackOperation { Id = "theirs", Action = "UPDATE", CreatedAt = run.Clock.GetUtcNow(), Results = [new SandboxStackResult { AccountId = set.Instances[0].AccountId, Status = "RUNNING", ReadyAt = run.Clock.GetUtcNow().AddMinutes(1) }] });
                return true;
            },
        };
        var told = await run.PublishAsync(host);
        Assert.Equal(2, run.Requests.Writes.Count(w => w.Operation == "CreateStackInstances"));
        Assert.Equal(5, told.Count(i => i.Status == AwsRoleStackStatus.Succeeded));
        Assert.Equal(["CREATE", "UPDATE", "CREATE"], run.State.StackSets[0].Operations.Select(o => o.Action));
    }

    [Theory]
    [InlineData("CreateStackSet")]
    [InlineData("CreateStackInstances")]
    public async Task A_lost_answer_starts_nothing_twice(string operation)
    {
        using var run = new StackRun();
        await run.ExportAsync(Role("Developer"));
        run.Requests.Plan = new ScriptedFaults().On(operation, Fault.LostAnswer);
        var told = await run.PublishAsync();
        Assert.Equal(5, told.Count(i => i.Status == AwsRoleStackStatus.Succeeded));
        Assert.Single(run.State.StackSets);
        Assert.Single(run.State.StackSets[0].Operations);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Bad_weather_changes_nothing_of_the_outcome(int seed)
    {
        using var run = new StackRun();
        await run.ExportAsync(Role("Developer", "AmazonS3FullAccess"));
        run.Requests.Plan = new SeededFaults(seed, new FaultRates { Throttle = 0.15, LostAnswer = 0.1, ServerError = 0.1, Reset = 0.1 });
        Assert.Equal(5, (await run.PublishAsync()).Count(i => i.Status == AwsRoleStackStatus.Succeeded));
        run.Requests.Plan = null;
        await run.PublishAsync();
        Assert.Empty(run.Requests.Writes);
    }

    [Fact]
    public async Task Accounts_that_join_later_get_their_stack_and_those_that_leave_keep_their_roles()
    {
        using var run = new StackRun(change: s => s.Organization!.Units.Add(new SandboxOrganizationalUnit { Id = "ou-0000-first001" }));
        run.State.Organization!.Accounts[1].ParentId = "ou-0000-first001";
        await run.ExportAsync(Role("Developer"));
        Assert.Single(await run.PublishAsync(null, run.Publication("ou-0000-first001")));
        run.State.Organization.Accounts[2].ParentId = "ou-0000-first001";
        run.State.Organization.Accounts[1].ParentId = null;
        await FindAsync(run);
        run.Clock.CatchUp(run.Clock.GetUtcNow().AddMinutes(1));
        var there = await FindAsync(run);
        Assert.Equal((run.Account(2).AccountId, AwsRoleStackStatus.Succeeded), (Assert.Single(there).AccountId, there[0].Status));
        Assert.Contains(run.Account(1).Roles, r => r.Name == "Developer");
    }

    [Fact]
    public async Task Accounts_that_came_while_nothing_was_deployed_to_newcomers_are_found()
    {
        using var run = Growing(out var later);
        var second = run.Publication(Unit) with { AutoDeployment = false };
        var planned = await run.PublishAsync(new QuietHost { IsPreview = true }, second);
        Assert.Empty(run.Requests.Writes);
        Assert.Equal([AwsRoleStackStatus.Planned, AwsRoleStackStatus.Planned], planned.Select(i => i.Status));
        Assert.Contains(planned, i => i.AccountId == later);

        var host = new QuietHost();
        var told = await run.PublishAsync(host, second);
        Assert.Equal(["CreateStackInstances"], run.Requests.Writes.Select(w => w.Operation));
        Assert.Equal($"{later} to stack set {Set}", Assert.Single(host.Applied).Target);
        Assert.All(told, i => Assert.Equal(AwsRoleStackStatus.Succeeded, i.Status));
        Assert.Equal([later], run.State.StackSets[0].Operations[^1].Results.Select(r => r.AccountId));
        Assert.Contains(run.State.Accounts[later].Roles, r => r.Name == "Developer");
        await run.PublishAsync(null, second);
        Assert.Empty(run.Requests.Writes);
    }

    [Fact]
    public async Task Who_may_not_list_the_units_is_told_what_is_not_looked_for()
    {
        using var run = Growing(out _);
        run.Account(0).DeniedActions.Add("organizations:ListAccountsForParent");
        var host = new QuietHost();
        Assert.Single(await run.PublishAsync(host, run.Publication(Unit) with { AutoDeployment = false }));
        Assert.Empty(run.Requests.Writes);
        Assert.Contains("organizations:ListAccountsForParent", Assert.Single(host.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("managed policy")]
    [InlineData("inline policy")]
    [InlineData("session")]
    [InlineData("path")]
    [InlineData("stacks of who leaves")]
    [InlineData("nothing")]
    public async Task Whatever_a_role_loses_reduces_access(string lost)
    {
        using var run = new StackRun(2);
        var whole = Role("Developer", "AmazonS3FullAccess", "SecurityAudit") with
        {
            Path = "/people/", MaxSessionDuration = 7200, InlinePolicies = new Dictionary<string, string> { ["Own"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""" },
        };
        await run.ExportAsync(whole);
        await run.PublishAsync();
        await run.ExportAsync(lost switch
        {
            "managed policy" => whole with { Policies = ["SecurityAudit"] },
            "inline policy" => whole with { InlinePolicies = new Dictionary<string, string>() },
            "session" => whole with { MaxSessionDuration = 3600 },
            "path" => whole with { Path = null },
            "nothing" => whole with { MaxSessionDuration = 14400, Policies = [.. whole.Policies, "ReadOnlyAccess"] },
            _ => whole,
        });
        var host = new QuietHost { IsPreview = true };
        await run.PublishAsync(host, run.Publication() with { RetainStacks = lost != "stacks of who leaves" });
        Assert.Equal(lost != "nothing", Assert.Single(host.Asked).ReducesAccess);
    }

    [Fact]
    public async Task What_a_stack_set_does_with_newcomers_is_as_was_asked()
    {
        using var run = new StackRun(2);
        await run.ExportAsync(Role("Developer"));
        await run.PublishAsync(null, run.Publication() with { AutoDeployment = false });
        Assert.False(run.State.StackSets[0].AutoDeployment);
        await run.PublishAsync();
        Assert.Equal((true, true), (run.State.StackSets[0].AutoDeployment, run.State.StackSets[0].RetainStacks));
    }

    /// <summary>A stack set of one account, and three that came later: one below the unit, one closed, one elsewhere.</summary>
    private static StackRun Growing(out string later)
    {
        var run = new StackRun(change: s => s.Organization!.Units.AddRange(
            [new SandboxOrganizationalUnit { Id = Unit }, new SandboxOrganizationalUnit { Id = "ou-0000-below001", ParentId = Unit }]));
        var accounts = run.State.Organization!.Accounts;
        accounts[1].ParentId = Unit;
        run.ExportAsync(Role("Developer")).GetAwaiter().GetResult();
        run.PublishAsync(null, run.Publication(Unit) with { AutoDeployment = false }).GetAwaiter().GetResult();
        accounts[2].ParentId = "ou-0000-below001";
        (accounts[3].ParentId, accounts[3].State) = (Unit, "SUSPENDED");
        later = accounts[2].AccountId;
        return run;
    }

    private static async Task<List<AwsRoleStackInstance>> FindAsync(StackRun run)
    {
        var found = new List<AwsRoleStackInstance>();
        await (await run.OpenAsync()).Stacks.FindAsync(Set, i =>
        {
            found.Add(i);
            return Task.CompletedTask;
        }, default);
        return found;
    }
}
