using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Certificates;

/// <summary>A former certificate leaves Entra without taking another one along.</summary>
public sealed class FormerCertificateTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public async Task Reads_that_lag_behind_do_not_take_the_active_certificate_away(int seconds)
    {
        using var sandbox = await RolloverSandbox.CreateAsync(false, 1);
        var app = sandbox.Apps.Single();
        var host = new QuietHost
        {
            Answer = change =>
            {
                if (change.Kind == ChangeKind.Remove)
                    foreach (var key in app.KeyCredentials.Where(k => Thumbprint(k) == app.PreferredTokenSigningKeyThumbprint)) key.VisibleAt = sandbox.Cloud.Clock.GetUtcNow().AddSeconds(seconds);
                return true;
            },
        };
        var done = Assert.Single(await sandbox.RunAsync(sandbox.Request(sandbox.Active()) with { RemoveFormer = true }, host));
        Assert.Equal(CertificateRolloverState.Completed, done.State);
        Assert.Empty(sandbox.Errors);
        Assert.Empty(sandbox.Outages);
        Assert.Equal(2, app.KeyCredentials.Count(k => k.Exists()));
    }

    [Fact]
    public async Task Nothing_is_removed_while_Entra_does_not_show_all_that_stays()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(false, 1);
        var app = sandbox.Apps.Single();
        var host = new QuietHost
        {
            Answer = change =>
            {
                if (change.Kind == ChangeKind.Remove)
                    foreach (var key in app.KeyCredentials.Where(k => Thumbprint(k) == app.PreferredTokenSigningKeyThumbprint)) key.VisibleAt = sandbox.Cloud.Clock.GetUtcNow().AddHours(1);
                return true;
            },
        };
        await sandbox.RunAsync(sandbox.Request(sandbox.Active()) with { RemoveFormer = true }, host);
        Assert.Equal(nameof(Faults.CertificatesUnsettled), Assert.Single(sandbox.Errors).ErrorId);
        Assert.Empty(sandbox.Outages);
        Assert.Equal(4, app.KeyCredentials.Count(k => k.Exists()));
    }

    [Fact]
    public async Task A_refusal_loses_nothing_and_tells_what_to_do_and_the_next_run_removes_it()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(false, 1);
        var app = sandbox.Apps.Single();
        var former = sandbox.Active()[0];
        sandbox.State.Tenant.RefusesPasswordCredentials = true;
        var request = sandbox.Request([former]) with { RemoveFormer = true };
        var activated = Assert.Single(await sandbox.RunAsync(request));
        Assert.Equal(CertificateRolloverState.Activated, activated.State);
        Assert.NotEqual(former, activated.CertificateThumbprint);
        var error = Assert.Single(sandbox.Errors);
        Assert.Equal(nameof(Faults.CertificateRemovalRefused), error.ErrorId);
        Assert.Contains(former, error.Message, StringComparison.Ordinal);
        Assert.Equal(4, app.KeyCredentials.Count(k => k.Exists()));
        Assert.Equal(2, app.PasswordCredentials.Count(k => k.Exists()));
        Assert.All(sandbox.Picture(), p => Assert.EndsWith("signs with 1;", p[..(p.IndexOf(';', StringComparison.Ordinal) + 1)], StringComparison.Ordinal));

        sandbox.State.Tenant.RefusesPasswordCredentials = false;
        await sandbox.RunAsync(request);
        Assert.Empty(sandbox.Errors);
        Assert.Empty(sandbox.Outages);
        Assert.Equal(2, app.KeyCredentials.Count(k => k.Exists()));
    }

    private static string Thumbprint(TenantKeyCredential key) => Convert.ToHexString(Convert.FromBase64String(key.CustomKeyIdentifier));
}
