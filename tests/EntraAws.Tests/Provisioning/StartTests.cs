using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Provisioning;

/// <summary>Provisioning is set up, runs, and is found set up again.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task The_roles_of_the_account_arrive()
    {
        using var run = await ProvisionedRun.PreparedAsync();
        var status = await run.StartAsync(wait: true);
        Assert.Equal(("Active", "Active", "Succeeded"), (status.State, status.Schedule, status.LastCycleState));
        Assert.Equal(["access key", "access key", "provisioning job", "provisioning job"], status.Changes.Select(c => c.TargetType).Order());
        Assert.All(status.Changes, c => Assert.True(c.Applied));
        var names = run.Principal.AppRoles.Where(r => r.Origin == "ServicePrincipal" && r.IsEnabled).Select(r => r.DisplayName).ToList();
        Assert.Contains("Administrator,EntraID", names);
        Assert.Contains("Developer,EntraID", names);
        Assert.Equal(names.Count, status.Imported);
        run.CheckKeys();
        Assert.Single(run.User.AccessKeys);
        Assert.InRange((status.LastCycleEnded - SandboxRun.Start)!.Value.TotalMinutes, 10, 65);
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        using var run = await ProvisionedRun.StartedAsync();
        run.Run.Requests.Clear();
        var status = await run.StartAsync(wait: true);
        Assert.Empty(status.Changes);
        Assert.Empty(run.Run.Requests.Writes);
    }

    [Fact]
    public async Task A_preview_writes_nothing_and_tells_all()
    {
        using var run = await ProvisionedRun.PreparedAsync();
        run.Run.Requests.Clear();
        var status = await run.StartAsync(host: new QuietHost { IsPreview = true });
        Assert.Empty(run.Run.Requests.Writes);
        Assert.Equal(4, status.Changes.Count);
        Assert.True(status.Planned);
    }

    [Fact]
    public async Task Notification_settings_stay()
    {
        using var run = await ProvisionedRun.PreparedAsync();
        const string settings = """{"Enabled":true,"Recipients":"ops@contoso.com"}""";
        run.Principal.ProvisioningSecrets = new TenantProvisioningSecrets { Settings = { ["SyncNotificationSettings"] = settings } };
        await run.StartAsync();
        Assert.Equal(settings, run.Principal.ProvisioningSecrets!.Settings["SyncNotificationSettings"]);
        run.CheckKeys();
    }

    [Fact]
    public async Task A_user_that_may_not_list_roles_gets_no_key()
    {
        using var run = await ProvisionedRun.PreparedAsync();
        run.User.InlinePolicies.Clear();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.StartAsync());
        Assert.Equal(nameof(Faults.ProvisioningCredentialsRefused), error.ErrorId);
        Assert.Contains("iam:ListRoles", error.Message, StringComparison.Ordinal);
        Assert.Empty(run.User.AccessKeys);
        Assert.Null(run.Principal.ProvisioningSecrets);
    }

    [Fact]
    public async Task A_key_that_was_made_and_never_saved_is_replaced()
    {
        using var run = await ProvisionedRun.PreparedAsync();
        run.Run.Requests.Plan = new Dies("PUT /servicePrincipals/{id}/synchronization/secrets", carriedOut: false);
        await Assert.ThrowsAnyAsync<Exception>(() => run.StartAsync());
        var lost = Assert.Single(run.User.AccessKeys).AccessKeyId;
        run.Run.Requests.Plan = null;
        var status = await run.StartAsync();
        Assert.NotEqual(lost, Assert.Single(run.User.AccessKeys).AccessKeyId);
        Assert.Contains(status.Changes, c => c.Kind == ChangeKind.Remove && c.TargetId == lost);
        run.CheckKeys();
    }

    [Fact]
    public async Task A_key_whose_answer_was_lost_does_not_stay()
    {
        using var run = await ProvisionedRun.PreparedAsync();
        run.Run.Requests.Plan = new ScriptedFaults().On("CreateAccessKey", Fault.LostAnswer);
        await run.StartAsync();
        Assert.Single(run.User.AccessKeys);
        run.CheckKeys();
    }

    [Fact]
    public async Task A_key_whose_answer_never_came_to_a_run_that_died_is_found_by_the_next()
    {
        using var run = await ProvisionedRun.PreparedAsync();
        run.Run.Requests.Plan = new Dies("CreateAccessKey", carriedOut: true);
        await Assert.ThrowsAnyAsync<Exception>(() => run.StartAsync());
        var lost = Assert.Single(run.User.AccessKeys).AccessKeyId;
        run.Run.Requests.Plan = null;
        await run.StartAsync();
        Assert.NotEqual(lost, Assert.Single(run.User.AccessKeys).AccessKeyId);
        run.CheckKeys();
    }

    [Fact]
    public async Task Two_keys_of_others_are_not_touched()
    {
        using var run = await ProvisionedRun.PreparedAsync();
        foreach (var id in new[] { "AKIAOTHER00000000001", "AKIAOTHER00000000002" }) run.User.AccessKeys.Add(new SandboxAccessKey { AccessKeyId = id, CreateDate = SandboxRun.Start.AddDays(-9) });
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.StartAsync());
        Assert.Equal(nameof(Faults.ProvisioningKeysFull), error.ErrorId);
        Assert.Equal(2, run.User.AccessKeys.Count);
    }

    [Fact]
    public async Task An_app_whose_roles_were_written_is_refused()
    {
        using var run = await ProvisionedRun.PreparedAsync();
        await run.Run.MigrateAsync();
        run.Run.Requests.Clear();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.StartAsync());
        Assert.Equal(nameof(Faults.ProvisioningRolesWritten), error.ErrorId);
        Assert.Empty(run.Run.Requests.Writes);
    }

    [Fact]
    public async Task An_app_of_several_accounts_is_refused()
    {
        using var run = await ProvisionedRun.PreparedAsync();
        run.Principal.AppRoles.Add(new TenantAppRole { Id = Guid.NewGuid(), DisplayName = "A,B", Value = "arn:aws:iam::444455556666:role/A,arn:aws:iam::444455556666:saml-provider/B" });
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.StartAsync());
        Assert.Equal(nameof(Faults.ProvisioningManyAccounts), error.ErrorId);
        Assert.Contains("444455556666", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task App_roles_of_a_provisioned_app_are_not_written()
    {
        using var run = await ProvisionedRun.StartedAsync();
        var session = await run.OpenAsync();
        run.Run.Requests.Clear();
        var sync = new AppRoleSyncRequest { App = ProvisionedRun.App, Roles = [new WantedAppRole("arn:aws:iam::111122223333:role/New", "arn:aws:iam::111122223333:saml-provider/EntraID")] };
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.Roles.SyncAppRolesAsync(sync, _ => Task.CompletedTask, run.Host, default));
        Assert.Equal(nameof(Faults.AppProvisioned), error.ErrorId);
        Assert.Empty(run.Run.Requests.Writes);

        // Who may not look is warned.
        run.Run.Tenant.DeniedPermissions.Add("Synchronization.Read.All");
        await session.Roles.SyncAppRolesAsync(sync, _ => Task.CompletedTask, run.Host, default);
        Assert.Contains(run.Host.Warnings, w => w.Contains("Synchronization.Read.All", StringComparison.Ordinal));
    }

    /// <summary>The process ends at an operation.</summary>
    private sealed class Dies(string at, bool carriedOut) : IFaultPlan
    {
        private bool _dead;

        public Fault Next(string cloud, string operation)
        {
            if (_dead || (operation == at && !carriedOut)) throw new InvalidProgramException("The process is dead.");
            if (operation != at) return Fault.None;
            _dead = true;
            return Fault.LostAnswer;
        }
    }
}
