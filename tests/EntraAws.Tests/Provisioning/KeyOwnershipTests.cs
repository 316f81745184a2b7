using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Provisioning;

/// <summary>Keys that somebody else made are neither switched off nor deleted, and no key goes that Entra works with.</summary>
public sealed class KeyOwnershipTests
{
    private const string Backup = "svc-archive";
    private const string BackupKey = "AKIABACKUP0000000001";
    private const string Colleague = "AKIACOLLEAGUE0000001";

    [Fact]
    public async Task A_user_that_was_made_for_something_else_is_asked_about_and_its_key_stays()
    {
        using var run = await ProvisionedRun.PreparedAsync();
        var user = AddBackup(run);
        user.Groups.Add(run.Run.Account.Groups[0].Name);
        user.Password = new SandboxPassword();
        var session = await run.OpenAsync();
        await session.Provisioning.EnsureUserAsync(new ProvisioningUserRequest { UserName = Backup }, run.Host, default);
        var adoption = run.Host.Asked.Single(c => c.TargetType == "IAM user" && c.Target.EndsWith(Backup, StringComparison.Ordinal));
        Assert.True(adoption.ReducesAccess);
        Assert.All([BackupKey, run.Run.Account.Groups[0].Name, "BackupAll", "password: yes"], part => Assert.Contains(part, adoption.Reason, StringComparison.Ordinal));

        await session.Provisioning.StartAsync(new ProvisioningStartRequest { App = ProvisionedRun.App, UserName = Backup, Wait = true }, run.Host, default);
        Assert.Contains(run.Host.Warnings, w => w.Contains(BackupKey, StringComparison.Ordinal));
        Assert.Equal(2, user.AccessKeys.Count);
        run.Pass(TimeSpan.FromDays(200));
        run.Host.Asked.Clear();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => RotateAsync(session, run.Host, Backup, TimeSpan.FromDays(90)));
        Assert.Equal(nameof(Faults.ProvisioningKeysFull), error.ErrorId);
        Assert.Contains(BackupKey, error.Message, StringComparison.Ordinal);
        Assert.Empty(run.Host.Asked);
        Assert.True(user.AccessKeys.Single(k => k.AccessKeyId == BackupKey).Active);

        // What nobody uses any more is for its owner to delete.
        user.AccessKeys.RemoveAll(k => k.AccessKeyId == BackupKey);
        Assert.True((await RotateAsync(session, run.Host, Backup, TimeSpan.FromDays(90))).Completed);
    }

    [Fact]
    public async Task Who_says_no_gets_no_user_and_no_key()
    {
        using var run = await ProvisionedRun.PreparedAsync();
        var user = AddBackup(run);
        var session = await run.OpenAsync();
        run.Run.Requests.Clear();
        var host = new QuietHost { Answer = c => !c.ReducesAccess };
        var answer = await session.Provisioning.EnsureUserAsync(new ProvisioningUserRequest { UserName = Backup }, host, default);
        Assert.True(answer.Planned);
        var status = await session.Provisioning.StartAsync(new ProvisioningStartRequest { App = ProvisionedRun.App, UserName = Backup, Planned = answer.Planned }, host, default);
        Assert.True(status.Planned);
        Assert.Empty(run.Run.Requests.Writes);
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.Provisioning.StartAsync(new ProvisioningStartRequest { App = ProvisionedRun.App, UserName = Backup }, host, default));
        Assert.Equal(nameof(Faults.ProvisioningUserForeign), error.ErrorId);
        Assert.Equal(BackupKey, Assert.Single(user.AccessKeys).AccessKeyId);
    }

    [Fact]
    public async Task A_user_whose_key_Entra_never_had_is_refused()
    {
        using var run = await ProvisionedRun.StartedAsync();
        AddBackup(run);
        var session = await run.OpenAsync();
        run.Run.Requests.Clear();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => RotateAsync(session, run.Host, Backup, TimeSpan.Zero));
        Assert.Equal(nameof(Faults.ProvisioningUserUnclaimed), error.ErrorId);
        Assert.Empty(run.Run.Requests.Writes);
    }

    [Fact]
    public async Task Two_apps_do_not_share_a_user()
    {
        using var run = await ProvisionedRun.StartedAsync();
        var session = await run.OpenAsync();
        var other = await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = "Another app", Identifier = "another" }, run.Host, default);
        run.Run.Requests.Clear();
        var selector = new AppSelector(other.ServicePrincipalId, null);
        var start = await Assert.ThrowsAsync<EntraAwsException>(() => session.Provisioning.StartAsync(new ProvisioningStartRequest { App = selector, UserName = ProvisionedRun.UserName, AccountId = SandboxRun.AccountId }, run.Host, default));
        var user = await Assert.ThrowsAsync<EntraAwsException>(() => session.Provisioning.EnsureUserAsync(new ProvisioningUserRequest { UserName = ProvisionedRun.UserName, ServicePrincipalId = other.ServicePrincipalId }, run.Host, default));
        Assert.All([start, user], e => Assert.Equal(nameof(Faults.ProvisioningUserClaimed), e.ErrorId));
        Assert.Contains("-UserName", start.Message, StringComparison.Ordinal);
        Assert.Empty(run.Run.Requests.Writes);
    }

    [Fact]
    public async Task What_a_colleague_rotated_to_while_a_run_was_dead_stays()
    {
        using var run = await ProvisionedRun.StartedAsync();
        run.Run.Requests.Clear();
        run.Run.Requests.Plan = new Death(n => run.Run.Requests.All[n - 1].Operation == "CreateAccessKey", run.Request.JournalPath!);
        await Record.ExceptionAsync(() => run.RotateAsync());
        run.Run.Requests.Plan = null;
        Death.Restore(run.Request.JournalPath!);
        var elsewhere = await run.Run.OpenAsync();
        var theirs = await elsewhere.Provisioning.RotateKeyAsync(new ProvisioningKeyRequest { App = ProvisionedRun.App, UserName = ProvisionedRun.UserName, NoWait = true }, new QuietHost(), default);
        run.Run.Requests.OnRequest = _ => run.CheckKeys();
        var key = await run.RotateAsync();
        Assert.Equal((theirs.AccessKeyId, true), (key.AccessKeyId, key.Completed));
        Assert.Equal(theirs.AccessKeyId, Assert.Single(run.User.AccessKeys).AccessKeyId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public async Task A_key_that_a_colleague_makes_and_hands_to_Entra_while_an_answer_is_lost_stays(int unseen)
    {
        using var run = await ProvisionedRun.StartedAsync();
        var made = false;
        run.Run.Requests.Plan = new ScriptedFaults().On("CreateAccessKey", Fault.ServerError);
        run.Run.Requests.OnRequest = r =>
        {
            if (made) run.CheckKeys();
            if (r.Operation != "CreateAccessKey" || made) return;
            made = true;
            run.User.AccessKeys.Add(new SandboxAccessKey { AccessKeyId = Colleague, CreateDate = run.Run.Clock.GetUtcNow(), VisibleAt = run.Run.Clock.GetUtcNow().AddSeconds(unseen), SecretHash = "AA" });
            run.Principal.ProvisioningSecrets = new TenantProvisioningSecrets { AccessKeyId = Colleague, SecretHash = "AA" };
        };
        var key = await run.RotateAsync();
        Assert.Equal((Colleague, true), (key.AccessKeyId, key.Completed));
        Assert.DoesNotContain(run.Host.Asked, c => c.TargetId == Colleague);
    }

    [Fact]
    public async Task A_key_that_turns_up_for_a_lost_answer_is_asked_about()
    {
        using var run = await ProvisionedRun.StartedAsync();
        var old = run.User.AccessKeys[0].AccessKeyId;
        run.Run.Requests.Plan = new ScriptedFaults().On("CreateAccessKey", Fault.LostAnswer);
        var host = new QuietHost { Answer = c => !c.ReducesAccess };
        var key = await run.RotateAsync(host: host);
        Assert.Equal(old, key.AccessKeyId);
        Assert.False(key.Completed);
        var asked = Assert.Single(host.Asked, c => c.ReducesAccess);
        Assert.Equal((ChangeKind.Remove, run.User.AccessKeys[1].AccessKeyId), (asked.Kind, asked.TargetId));
        run.CheckKeys();
    }

    [Fact]
    public async Task A_second_key_that_something_uses_stays()
    {
        using var run = await ProvisionedRun.StartedAsync();
        run.User.AccessKeys.Add(new SandboxAccessKey { AccessKeyId = Colleague, CreateDate = run.Run.Clock.GetUtcNow().AddDays(-1), LastUsed = run.Run.Clock.GetUtcNow().AddMinutes(-30), LastUsedService = "s3", SecretHash = "AA" });
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.RotateAsync());
        Assert.Equal(nameof(Faults.ProvisioningKeyInUse), error.ErrorId);
        Assert.Contains("s3", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, run.User.AccessKeys.Count(k => k.Active));
    }

    [Fact]
    public async Task A_former_key_that_is_used_after_the_cycle_stays()
    {
        using var run = await ProvisionedRun.StartedAsync();
        var old = run.User.AccessKeys[0];
        await run.RotateAsync(noWait: true);
        run.Pass(TimeSpan.FromHours(3));
        (old.LastUsed, old.LastUsedService) = (run.Run.Clock.GetUtcNow().AddMinutes(-1), "iam");
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.RotateAsync(noWait: true));
        Assert.Equal(nameof(Faults.ProvisioningKeyInUse), error.ErrorId);
        Assert.True(old.Active);
    }

    [Fact]
    public async Task An_idle_key_does_not_pass_for_a_rotation()
    {
        using var run = await ProvisionedRun.StartedAsync();
        var old = run.User.AccessKeys[0].AccessKeyId;
        run.User.AccessKeys.Add(new SandboxAccessKey { AccessKeyId = "AKIAIDLE000000000001", Active = false, CreateDate = run.Run.Clock.GetUtcNow().AddYears(-1) });
        run.Pass(TimeSpan.FromDays(400));
        var preview = await run.RotateAsync(host: new QuietHost { IsPreview = true });
        var key = await run.RotateAsync();
        Assert.True(key.Completed);
        Assert.NotEqual(old, key.AccessKeyId);
        Assert.Equal(preview.Changes.Select(c => c.Kind), key.Changes.Select(c => c.Kind));
        Assert.Equal(key.AccessKeyId, Assert.Single(run.User.AccessKeys).AccessKeyId);
        Assert.All(key.Changes.Where(c => c.Kind is ChangeKind.Remove or ChangeKind.Disable), c => Assert.True(c.ReducesAccess));
    }

    [Fact]
    public async Task A_trial_that_AWS_shows_late_is_no_evidence()
    {
        using var run = await ProvisionedRun.StartedAsync();
        var old = run.User.AccessKeys[0].AccessKeyId;
        var tried = run.Run.Clock.GetUtcNow();
        var second = new SandboxAccessKey { AccessKeyId = Colleague, CreateDate = tried, SecretHash = "AA" };
        run.User.AccessKeys.Add(second);
        run.Run.Requests.OnRequest = r =>
        {
            run.CheckKeys();
            // Entra tried it right after it was made; that shows half an hour later.
            if (run.Run.Clock.GetUtcNow() > tried.AddMinutes(15) && r.Operation.EndsWith("validateCredentials", StringComparison.Ordinal)) (second.LastUsed, second.LastUsedService) = (tried, "iam");
        };
        var key = await run.RotateAsync();
        Assert.True(key.Completed);
        Assert.NotEqual(Colleague, key.AccessKeyId);
        Assert.NotEqual(old, key.AccessKeyId);
    }

    private static SandboxUser AddBackup(ProvisionedRun run)
    {
        var user = new SandboxUser
        {
            Name = Backup, UserId = "AIDABACKUP", CreateDate = run.Run.Clock.GetUtcNow().AddDays(-2100),
            InlinePolicies = { new SandboxInlinePolicy { Name = "BackupAll", Document = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""" } },
            AccessKeys = { new SandboxAccessKey { AccessKeyId = BackupKey, CreateDate = run.Run.Clock.GetUtcNow().AddDays(-2100), SecretHash = "AA", LastUsed = run.Run.Clock.GetUtcNow().AddMinutes(-20), LastUsedService = "s3", LastUsedRegion = "eu-west-1" } },
        };
        run.Run.Account.Users.Add(user);
        return user;
    }

    private static Task<ProvisioningKey> RotateAsync(ISession session, IOperationHost host, string user, TimeSpan olderThan) =>
        session.Provisioning.RotateKeyAsync(new ProvisioningKeyRequest { App = ProvisionedRun.App, UserName = user, OlderThan = olderThan }, host, default);
}
