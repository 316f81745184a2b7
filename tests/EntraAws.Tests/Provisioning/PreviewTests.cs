using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Provisioning;

/// <summary>A preview tells what the run does then.</summary>
public sealed class PreviewTests
{
    private static QuietHost Preview => new() { IsPreview = true };

    [Fact]
    public async Task The_key_in_use_is_not_named_for_removal()
    {
        using var run = await ProvisionedRun.StartedAsync();
        var used = run.User.AccessKeys[0].AccessKeyId;
        await CutAsync(run);
        run.Pass(TimeSpan.FromHours(1));
        run.Run.Requests.Clear();
        var preview = await run.RotateAsync(host: Preview);
        Assert.Empty(run.Run.Requests.Writes);
        Assert.Equal(run.User.AccessKeys[1].AccessKeyId, preview.Changes[0].TargetId);
        var real = await run.RotateAsync();
        Assert.Equal(real.Changes.Select(c => c.Kind), preview.Changes.Select(c => c.Kind));
        Assert.Equal(used, preview.Changes[^1].TargetId);
    }

    [Fact]
    public async Task What_can_not_be_seen_yet_is_said_to_be_open()
    {
        using var run = await ProvisionedRun.StartedAsync();
        await CutAsync(run);
        run.Pass(TimeSpan.FromMinutes(2));
        run.Run.Requests.Clear();
        var host = Preview;
        var preview = await run.RotateAsync(host: host);
        Assert.Empty(run.Run.Requests.Writes);
        Assert.Null(preview.AccessKeyId);
        Assert.Null(Assert.Single(preview.Changes).TargetId);
        Assert.All(run.User.AccessKeys, k => Assert.Contains(k.AccessKeyId, Assert.Single(host.Warnings), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_in_quarantine_gets_a_key()
    {
        using var run = await ProvisionedRun.StartedAsync();
        run.User.AccessKeys[0].SecretHash = "00";
        run.Pass(TimeSpan.FromHours(2));
        run.Run.Requests.Clear();
        var preview = await run.StartAsync(host: Preview);
        Assert.Empty(run.Run.Requests.Writes);
        var real = await run.StartAsync();
        Assert.Equal(real.Changes.Select(c => $"{c.Kind} {c.TargetType}"), preview.Changes.Select(c => $"{c.Kind} {c.TargetType}"));
    }

    [Fact]
    public async Task An_app_that_is_there_is_checked_although_its_user_is_only_planned()
    {
        using var run = await ProvisionedRun.PreparedAsync();
        var request = new ProvisioningStartRequest { App = new AppSelector(run.Principal.Id, null), UserName = "Svc-New", AccountId = SandboxRun.AccountId, Planned = true };
        var session = await run.OpenAsync();
        var status = await session.Provisioning.StartAsync(request, Preview, default);
        Assert.Equal((ProvisionedRun.App.Name, true, 4), (status.AppDisplayName, status.Planned, status.Changes.Count));

        await run.Run.MigrateAsync();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.Provisioning.StartAsync(request, Preview, default));
        Assert.Equal(nameof(Faults.ProvisioningRolesWritten), error.ErrorId);
    }

    /// <summary>A rotation ends when its key was made and not tried, and its journal is lost.</summary>
    private static async Task CutAsync(ProvisionedRun run)
    {
        run.Run.Requests.Clear();
        run.Run.Requests.Plan = new Death(n => run.Run.Requests.All[n - 1].Operation.EndsWith("validateCredentials", StringComparison.Ordinal), run.Request.JournalPath!);
        await Record.ExceptionAsync(() => run.RotateAsync());
        run.Run.Requests.Plan = null;
        Death.Restore(run.Request.JournalPath!);
        File.Delete(run.Request.JournalPath!);
    }
}
