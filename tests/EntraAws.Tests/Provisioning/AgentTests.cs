using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Provisioning;

/// <summary>What the agent does over time, and what is shown of it.</summary>
public sealed class AgentTests
{
    [Fact]
    public async Task A_key_that_stopped_working_leads_to_quarantine_and_after_28_days_to_the_end()
    {
        using var run = await ProvisionedRun.StartedAsync();
        // The cycles of the days before have to have run.
        await run.StatusAsync();
        run.User.AccessKeys[0].Active = false;
        run.Pass(TimeSpan.FromHours(1));
        var status = await run.StatusAsync(log: 20);
        Assert.Equal(("Quarantine", "EncounteredQuarantineException"), (status.State, status.QuarantineReason));
        Assert.Equal(TimeSpan.FromHours(6), status.NextAttempt - status.QuarantineBegan);
        Assert.Equal(TimeSpan.FromDays(28), status.DisabledOn - status.QuarantineBegan);
        Assert.Contains("InvalidClientTokenId", status.QuarantineMessage, StringComparison.Ordinal);
        Assert.Contains(status.Log, e => e.Status == "Failure" && e.Error is not null);

        run.Pass(TimeSpan.FromDays(30));
        Assert.Equal("Disabled", (await run.StatusAsync()).Schedule);

        // Another start gives it a key that works.
        Assert.Equal("Active", (await run.StartAsync(wait: true)).State);
        run.CheckKeys();
    }

    [Fact]
    public async Task Edits_by_hand_are_overridden_and_what_is_gone_is_switched_off()
    {
        using var run = await ProvisionedRun.StartedAsync();
        var developer = run.Principal.AppRoles.Single(r => r.DisplayName == "Developer,EntraID");
        developer.DisplayName = "Mine";
        run.Principal.AppRoles.Add(new TenantAppRole { Id = Guid.NewGuid(), DisplayName = "Typed", Value = "typed" });
        run.Run.Account.Roles.RemoveAll(r => r.Name == "Administrator");
        run.Pass(TimeSpan.FromHours(1));
        var status = await run.StatusAsync(log: 10);
        Assert.Equal("Developer,EntraID", run.Principal.AppRoles.Single(r => r.Id == developer.Id).DisplayName);
        Assert.False(run.Principal.AppRoles.Single(r => r.Value == "typed").IsEnabled);
        Assert.False(run.Principal.AppRoles.Single(r => r.DisplayName == "Administrator,EntraID").IsEnabled);
        Assert.Equal(["Disable", "Disable", "Update"], status.Log.Take(3).Select(e => e.Action).Order());
    }

    [Fact]
    public async Task Pausing_and_starting_again()
    {
        using var run = await ProvisionedRun.StartedAsync();
        var session = await run.OpenAsync();
        var request = new ProvisioningControlRequest { App = ProvisionedRun.App };
        Assert.Equal("Paused", (await session.Provisioning.SuspendAsync(request, run.Host, default)).State);
        Assert.Empty((await session.Provisioning.SuspendAsync(request, run.Host, default)).Changes);
        var last = run.Job.LastExecution!.Ended;
        run.Pass(TimeSpan.FromDays(1));
        await run.StatusAsync();
        Assert.Equal(last, run.Job.LastExecution!.Ended);
        Assert.Equal(nameof(Faults.ProvisioningNotRunning), (await Assert.ThrowsAsync<EntraAwsException>(() => run.RotateAsync())).ErrorId);
        Assert.Equal("Active", (await session.Provisioning.RestartAsync(request with { Wait = true }, run.Host, default)).State);
    }

    [Fact]
    public async Task What_was_written_during_a_pause_is_not_overridden_by_a_restart()
    {
        using var run = await ProvisionedRun.StartedAsync();
        var session = await run.OpenAsync();
        var request = new ProvisioningControlRequest { App = ProvisionedRun.App };
        await session.Provisioning.SuspendAsync(request, run.Host, default);
        var sync = new AppRoleSyncRequest { App = ProvisionedRun.App, Roles = [new WantedAppRole("arn:aws:iam::111122223333:role/New", "arn:aws:iam::111122223333:saml-provider/EntraID")] };
        await session.Roles.SyncAppRolesAsync(sync, _ => Task.CompletedTask, run.Host, default);
        run.Run.Settle();
        run.Run.Requests.Clear();
        foreach (var full in new[] { false, true })
        {
            var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.Provisioning.RestartAsync(request with { Full = full }, run.Host, default));
            Assert.Equal(nameof(Faults.ProvisioningRolesWritten), error.ErrorId);
        }

        run.Principal.AppRoles.RemoveAll(r => r.DisplayName?.StartsWith("New", StringComparison.Ordinal) == true);
        run.Principal.AppRoles.Add(new TenantAppRole { Id = Guid.NewGuid(), DisplayName = "A,B", Value = "arn:aws:iam::444455556666:role/A,arn:aws:iam::444455556666:saml-provider/B" });
        Assert.Equal(nameof(Faults.ProvisioningManyAccounts), (await Assert.ThrowsAsync<EntraAwsException>(() => session.Provisioning.RestartAsync(request, run.Host, default))).ErrorId);
        Assert.Empty(run.Run.Requests.Writes);
    }

    [Fact]
    public async Task Drift_of_the_user_is_told_and_its_policy_is_narrowed()
    {
        using var run = await ProvisionedRun.PreparedAsync();
        var session = await run.OpenAsync();
        var request = new ProvisioningUserRequest { UserName = ProvisionedRun.UserName };
        run.Run.Requests.Clear();
        Assert.Empty((await session.Provisioning.EnsureUserAsync(request, run.Host, default)).Changes);
        Assert.Empty(run.Run.Requests.Writes);

        run.User.InlinePolicies[0].Document = """{"Statement":[{"Effect":"Allow","Action":"iam:ListRoles","Resource":"*"},{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";
        run.User.AttachedPolicies.Add("arn:aws:iam::aws:policy/ReadOnlyAccess");
        run.User.Groups.Add(run.Run.Account.Groups[0].Name);
        run.User.Password = new SandboxPassword();
        var user = await session.Provisioning.EnsureUserAsync(request with { PermissionsBoundary = "arn:aws:iam::aws:policy/ReadOnlyAccess" }, run.Host, default);
        Assert.Equal(4, user.Drift.Count);
        Assert.All(user.Drift, d => Assert.Contains(run.Host.Warnings, w => w.Contains(d, StringComparison.Ordinal)));
        Assert.True(Assert.Single(user.Changes) is { ReducesAccess: true, Applied: true });
        Assert.DoesNotContain("s3", run.User.InlinePolicies[0].Document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_role_gets_its_reason()
    {
        using var run = await ProvisionedRun.PreparedAsync();
        var account = run.Run.Account;
        var trust = account.Roles.Single(r => r.Name == "Developer").TrustPolicy;
        account.Roles.Add(new SandboxRole { Name = "Two", TrustPolicy = trust.Replace("\"arn:aws:iam::111122223333:saml-provider/EntraID\"", "[\"arn:aws:iam::111122223333:saml-provider/EntraID\",\"arn:aws:iam::111122223333:saml-provider/OldADFS\"]", StringComparison.Ordinal) });
        account.Roles.Add(new SandboxRole { Name = "Long", Path = "/" + new string('p', 170) + "/", TrustPolicy = trust });
        var results = new Dictionary<string, RoleImportResult>();
        await (await run.OpenAsync()).Provisioning.TestImportAsync(new RoleImportQuery(null, new NameFilter(), null), r =>
        {
            results[r.RoleName] = r;
            return Task.CompletedTask;
        }, default);
        Assert.Contains("2 SAML providers", results["Two"].Reason, StringComparison.Ordinal);
        Assert.Contains("240", results["Long"].Reason, StringComparison.Ordinal);
        Assert.True(results["Developer"] is { Importable: true, Reason: null });

        // Entra comes to the same end.
        await run.StartAsync(wait: true);
        var imported = run.Principal.AppRoles.Where(r => r is { Origin: "ServicePrincipal", IsEnabled: true }).Select(r => r.Value!.Split(',')[0]).Order();
        Assert.Equal(results.Values.Where(r => r.Importable).Select(r => r.RoleArn).Order(), imported);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("Svc-ü")]
    public async Task A_bad_user_name_is_refused_before_any_call(string name)
    {
        using var run = await ProvisionedRun.PreparedAsync();
        var session = await run.OpenAsync();
        run.Run.Requests.Clear();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.Provisioning.EnsureUserAsync(new ProvisioningUserRequest { UserName = name }, run.Host, default));
        Assert.Equal(nameof(Faults.UserNameOfAwsInvalid), error.ErrorId);
        Assert.Empty(run.Run.Requests.All);
    }
}
