using EntraAws.Contracts;
using EntraAws.Sandbox;
using Xunit.Abstractions;

namespace EntraAws.Tests.Certificates;

/// <summary>Sixty accounts of which one refuses: nobody is kept out at any moment, all can be taken back, and be completed.</summary>
public sealed class SixtyAccountsTests(ITestOutputHelper output)
{
    private const int Accounts = 60;
    private static readonly string Refusing = LargeOrganization.AccountId(17);

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task One_account_that_refuses_stops_the_activation_and_no_sign_in(bool oneApp, bool spares)
    {
        using var sandbox = await RolloverSandbox.CreateAsync(oneApp, Accounts, spares);
        var before = sandbox.Picture();
        Assert.Equal(Accounts, before.Count);
        var request = sandbox.Request(sandbox.Active());
        sandbox.State.Accounts[Refusing].DeniedActions.Add("iam:UpdateSAMLProvider");

        var stopped = await sandbox.RunAsync(request);
        output.WriteLine($"stopped: {sandbox.Requests.All.Count} requests, {sandbox.Requests.Writes.Count} of them writes; {sandbox.Tried} sign-ins tried");
        Assert.Equal([nameof(Faults.RolloverAccountFailed), nameof(Faults.RolloverStopped)], sandbox.Errors.Select(e => e.ErrorId).Order());
        Assert.Equal(Refusing, Assert.Single(sandbox.Errors, e => e.ErrorId == nameof(Faults.RolloverAccountFailed)).FaultTarget);
        Assert.Equal([Refusing], Assert.Single(stopped, r => r.State == CertificateRolloverState.Stopped).FailedAccounts);
        Assert.All(stopped.Where(r => r.State != CertificateRolloverState.Stopped), r => Assert.Equal(CertificateRolloverState.Completed, r.State));
        Assert.Equal(oneApp ? Accounts : 1, sandbox.Picture().Count(p => p.Contains("signs with 0")));

        // Undone while it still refuses: nothing of it has to be changed.
        var undone = await sandbox.RunAsync(sandbox.Request([]) with { Undo = true });
        Assert.Empty(sandbox.Errors);
        Assert.Equal(before.Select(p => p.Replace(": 1,", ": 2,", StringComparison.Ordinal)), sandbox.Picture());
        Assert.All(undone, r => Assert.True(r.State is CertificateRolloverState.Undone or CertificateRolloverState.UpToDate));

        sandbox.State.Accounts[Refusing].DeniedActions.Clear();
        var completed = await sandbox.RunAsync(request);
        Assert.Empty(sandbox.Errors);
        Assert.All(completed, r => Assert.Equal(CertificateRolloverState.Completed, r.State));
        Assert.All(sandbox.Picture(), p => Assert.EndsWith("trusts 1", p, StringComparison.Ordinal));
        Assert.All(sandbox.Picture(), p => Assert.Contains(": 2, signs with 1;", p, StringComparison.Ordinal));
        Assert.All(completed.SelectMany(r => r.Accounts), a => Assert.True(a.TrustsActive));

        sandbox.Requests.Clear();
        Assert.All(await sandbox.RunAsync(request), r => Assert.Equal(CertificateRolloverState.UpToDate, r.State));
        Assert.Empty(sandbox.Requests.Writes);
        output.WriteLine($"all: {sandbox.Tried} sign-ins tried, {sandbox.Outages.Count} would have failed");
        Assert.Empty(sandbox.Outages);
    }

    [Fact]
    public async Task A_preview_tells_every_step_and_writes_nothing()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, Accounts);
        var before = sandbox.Active();
        var host = new QuietHost { IsPreview = true };
        var planned = Assert.Single(await sandbox.RunAsync(sandbox.Request(sandbox.Active()) with { RemoveFormer = true }, host));
        Assert.Empty(sandbox.Requests.Writes);
        Assert.Empty(host.Warnings);
        Assert.Equal((CertificateRolloverState.Planned, true), (planned.State, planned.Planned));
        Assert.Equal(1 + Accounts + 1 + Accounts + 1, planned.Changes.Count);
        Assert.Equal(Accounts + 1, planned.Changes.Count(c => c.ReducesAccess));

        var real = new QuietHost();
        var made = Assert.Single(await sandbox.RunAsync(sandbox.Request(sandbox.Active()) with { RemoveFormer = true }, real));
        Assert.Equal(Told(planned), Told(made));
        Assert.NotEqual(before, sandbox.Active());
        Assert.Empty(sandbox.Outages);
    }

    private static IEnumerable<string> Told(CertificateRollover rollover) =>
        rollover.Changes.Select(c => $"{c.Kind} {c.TargetType} {(c.Cloud == Cloud.Aws ? c.Target : "")} {c.ReducesAccess}").Order(StringComparer.Ordinal);
}
