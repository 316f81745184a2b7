using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.IdentityCenter;

/// <summary>Groups get permission sets in accounts, ten at a time, and lose them.</summary>
public sealed class AssignmentTests
{
    [Fact]
    public async Task Forty_accounts_are_assigned_ten_at_a_time_and_a_second_run_writes_nothing()
    {
        using var run = new CenterRun("Auditors");
        var accounts = run.AddAccounts(40);
        var most = 0;
        run.Run.Requests.OnRequest = _ => most = Math.Max(most, run.Center.Operations.Count(o => o.IsOutstanding(run.Run.Clock.GetUtcNow())));
        var (made, errors) = await run.AssignAsync("Auditors", "ReadOnly", accounts);
        Assert.Empty(errors);
        Assert.Equal(accounts, made.Select(m => m.AccountId!).Order());
        Assert.All(made, m => Assert.True(m.Changes.Single().Applied));
        Assert.InRange(most, 1, 10);
        Assert.Equal(40, run.Center.Assignments.Count(a => a.PrincipalType == "GROUP"));
        Assert.Empty(run.Run.Picture().Doubled);

        run.Run.Requests.Clear();
        (made, errors) = await run.AssignAsync("Auditors", "ReadOnly", accounts);
        Assert.Empty(errors);
        Assert.All(made, m => Assert.Empty(m.Changes));
        Assert.Empty(run.Run.Requests.Writes);
    }

    [Fact]
    public async Task A_preview_writes_nothing_and_goes_on_without_the_group()
    {
        using var run = new CenterRun();
        var host = new QuietHost { IsPreview = true };
        var (made, errors) = await run.AssignAsync("Auditors", "ReadOnly", [CenterRun.DevTest], host);
        Assert.Empty(errors);
        Assert.True(made.Single().Planned);
        Assert.Contains(host.Warnings, w => w.Contains("no group 'Auditors'"));
        Assert.Single(host.Asked);
        Assert.Empty(run.Run.Requests.Writes);
    }

    [Fact]
    public async Task A_missing_group_and_a_missing_permission_set_are_told()
    {
        using var run = new CenterRun("Auditors");
        Assert.Equal(nameof(Faults.StoreGroupNotFound), (await run.AssignAsync("Nobody", "ReadOnly", [CenterRun.DevTest])).Errors.Single().ErrorId);
        Assert.Equal(nameof(Faults.PermissionSetNotFound), (await run.AssignAsync("Auditors", "Nothing", [CenterRun.DevTest])).Errors.Single().ErrorId);
        var session = await run.Run.OpenAsync();
        run.Run.Requests.Clear();
        Assert.Equal(nameof(Faults.AccountIdInvalid), (await run.AssignAsync("Auditors", "ReadOnly", ["12"], session: session)).Errors.Single().ErrorId);
        Assert.Empty(run.Run.Requests.All);
        var missing = (await run.AssignAsync("Nobody", "ReadOnly", [CenterRun.DevTest], remove: true)).Errors.Single();
        Assert.Contains("no account is assigned to it", missing.Message);
        Assert.Empty(run.Run.Requests.Writes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_row_that_cant_be_right_keeps_back_none_but_itself(bool remove)
    {
        using var run = new CenterRun("Auditors");
        if (remove) await run.AssignAsync("Auditors", "ReadOnly", [CenterRun.DevTest]);
        var (made, errors) = await run.AssignAsync("Auditors", "ReadOnly", ["12345678901", CenterRun.DevTest], remove: remove);
        Assert.Equal(nameof(Faults.AccountIdInvalid), Assert.Single(errors).ErrorId);
        Assert.True(Assert.Single(made).Changes.Single().Applied);
        Assert.Equal(!remove, run.Center.Assignments.Exists(a => a.Exists() && a.AccountId == CenterRun.DevTest));
    }

    [Fact]
    public async Task What_was_read_is_kept_users_too()
    {
        // A group that is named as the user is.
        using var run = new CenterRun("auditor");
        var session = await run.Run.OpenAsync();
        var read = new List<AwsAccountAssignment>();
        await session.IdentityCenter.FindAssignmentsAsync(new AccountAssignmentQuery(new NameFilter(), new NameFilter(), []), a => Keep(read, a), new QuietHost(), CancellationToken.None);
        var user = Assert.Single(read, a => a.PrincipalType == "USER");
        var request = new AccountAssignmentRequest { Group = user.GroupName, PermissionSet = user.PermissionSetName, AccountId = user.AccountId!, PrincipalId = user.PrincipalId, PrincipalType = user.PrincipalType };
        run.Run.Requests.Clear();

        var (made, errors) = (new List<AwsAccountAssignment>(), new List<EntraAwsException>());
        await session.IdentityCenter.EnsureAssignmentsAsync([request], 10, m => Keep(made, m), e => Keep(errors, e), new QuietHost(), CancellationToken.None);
        Assert.Empty(errors);
        Assert.Empty(Assert.Single(made).Changes);
        Assert.Empty(run.Run.Requests.Writes);

        var host = new QuietHost();
        await session.IdentityCenter.EnsureAssignmentsAsync([request with { AccountId = CenterRun.DevTest }], 10, m => Keep(made, m), e => Keep(errors, e), host, CancellationToken.None);
        Assert.StartsWith("The user can sign in", Assert.Single(host.Asked).Reason);
        var assigned = Assert.Single(run.Center.Assignments, a => a.AccountId == CenterRun.DevTest);
        Assert.Equal(("USER", user.PrincipalId), (assigned.PrincipalType, assigned.PrincipalId));

        var preview = new QuietHost { IsPreview = true };
        await session.IdentityCenter.RemoveAssignmentsAsync([request], 10, m => Keep(made, m), e => Keep(errors, e), preview, CancellationToken.None);
        Assert.StartsWith("The user can no longer", Assert.Single(preview.Asked).Reason);

        run.Run.Requests.Clear();
        await session.IdentityCenter.EnsureAssignmentsAsync([request with { PrincipalId = null }], 10, m => Keep(made, m), e => Keep(errors, e), new QuietHost(), CancellationToken.None);
        Assert.Equal(nameof(Faults.StoreUserWithoutId), Assert.Single(errors).ErrorId);
        Assert.Empty(run.Run.Requests.All);
    }

    [Fact]
    public async Task An_error_names_the_group_and_the_permission_set()
    {
        using var run = new CenterRun("Auditors");
        var error = Assert.Single((await run.AssignAsync("Auditors", "ReadOnly", ["999988887777"])).Errors);
        Assert.Contains("Auditors with ReadOnly in account 999988887777", error.Message);
        Assert.DoesNotContain("permissionSet/", error.Message);
    }

    [Fact]
    public async Task An_account_that_fails_is_told_with_the_services_reason_and_the_others_go_on()
    {
        using var run = new CenterRun("Developers");
        await run.SetAsync(new PermissionSetRequest { Name = "Developer", Policies = ["arn:aws:iam::444455556666:policy/TestDataAccess"] });
        var (made, errors) = await run.AssignAsync("Developers", "Developer", [SandboxRun.AccountId, CenterRun.DevTest, "999999999999"]);
        Assert.Equal(CenterRun.DevTest, Assert.Single(made).AccountId);
        Assert.Equal([nameof(Faults.AwsEntityNotFound), nameof(Faults.IdentityCenterFailed)], errors.Select(e => e.ErrorId).Order());
        Assert.Contains("TestDataAccess does not exist", errors.Single(e => e.ErrorId == nameof(Faults.IdentityCenterFailed)).Message);
    }

    [Fact]
    public async Task What_a_cut_run_had_begun_is_waited_for_and_not_begun_again()
    {
        using var run = new CenterRun("Auditors");
        using var stop = new CancellationTokenSource();
        run.Run.Requests.OnRequest = r =>
        {
            if (r.Operation == "DescribeAccountAssignmentCreationStatus") stop.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.AssignAsync("Auditors", "ReadOnly", [CenterRun.DevTest], cancellationToken: stop.Token));
        run.Run.Requests.OnRequest = null;
        run.Run.Requests.Clear();

        var (made, errors) = await run.AssignAsync("Auditors", "ReadOnly", [CenterRun.DevTest]);
        Assert.Empty(errors);
        Assert.Empty(made.Single().Changes);
        Assert.Empty(run.Run.Requests.Writes);
        Assert.Single(run.Center.Operations);
    }

    [Theory]
    [InlineData(Fault.LostAnswer)]
    [InlineData(Fault.Throttle)]
    [InlineData(Fault.ServerError)]
    public async Task A_broken_write_assigns_once(Fault fault)
    {
        using var run = new CenterRun("Auditors");
        run.Run.Requests.Plan = new Once("CreateAccountAssignment", fault);
        var (made, errors) = await run.AssignAsync("Auditors", "ReadOnly", [CenterRun.DevTest]);
        Assert.Empty(errors);
        Assert.True(made.Single().Changes.Single().Applied);
        Assert.Single(run.Center.Assignments, a => a.AccountId == CenterRun.DevTest);
    }

    [Fact]
    public async Task A_removal_asks_removes_and_is_silent_the_second_time()
    {
        using var run = new CenterRun("Auditors");
        await run.AssignAsync("Auditors", "ReadOnly", [CenterRun.DevTest]);
        var no = await run.AssignAsync("Auditors", "ReadOnly", [CenterRun.DevTest], new QuietHost { Answer = _ => false }, remove: true);
        Assert.False(no.Made.Single().Changes.Single().Applied);
        Assert.True(no.Made.Single().Changes.Single().ReducesAccess);
        Assert.Single(run.Center.Assignments, a => a.Exists() && a.AccountId == CenterRun.DevTest);

        var (made, errors) = await run.AssignAsync("Auditors", "ReadOnly", [CenterRun.DevTest], remove: true);
        Assert.Empty(errors);
        Assert.True(made.Single().Changes.Single().Applied);
        Assert.DoesNotContain(run.Center.Assignments, a => a.Exists() && a.AccountId == CenterRun.DevTest);
        Assert.DoesNotContain(run.Run.State.Accounts[CenterRun.DevTest].Roles, r => r.Name.StartsWith("AWSReservedSSO_"));
        run.Run.Requests.Clear();
        Assert.Empty((await run.AssignAsync("Auditors", "ReadOnly", [CenterRun.DevTest], remove: true)).Made);
        Assert.Empty(run.Run.Requests.Writes);
    }

    [Fact]
    public async Task Assignments_are_listed_with_the_names_of_their_principals()
    {
        using var run = new CenterRun("Auditors");
        await run.AssignAsync("Auditors", "ReadOnly", [CenterRun.DevTest]);
        var all = new List<AwsAccountAssignment>();
        var session = await run.Run.OpenAsync();
        await session.IdentityCenter.FindAssignmentsAsync(new AccountAssignmentQuery(new NameFilter(), new NameFilter(), []), a =>
        {
            all.Add(a);
            return Task.CompletedTask;
        }, new QuietHost(), CancellationToken.None);
        Assert.Equal(["auditor USER ReadOnly 111122223333", "Auditors GROUP ReadOnly 444455556666"], all.Select(a => $"{a.GroupName} {a.PrincipalType} {a.PermissionSetName} {a.AccountId}").Order());
    }

    private static Task Keep<T>(List<T> list, T item)
    {
        lock (list) list.Add(item);
        return Task.CompletedTask;
    }

    private sealed class Once(string operation, Fault fault) : IFaultPlan
    {
        private int _left = 1;

        public Fault Next(string cloud, string name) => name == operation && Interlocked.Decrement(ref _left) == 0 ? fault : Fault.None;
    }
}
