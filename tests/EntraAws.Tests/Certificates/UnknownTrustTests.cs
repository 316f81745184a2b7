using EntraAws.Contracts;
using EntraAws.Sandbox;
using EntraAws.Tests.IdentityCenter;

namespace EntraAws.Tests.Certificates;

/// <summary>No certificate is activated that no provider is known to trust.</summary>
public sealed class UnknownTrustTests
{
    private static readonly string Second = LargeOrganization.AccountId(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_app_of_Identity_Center_is_refused_with_what_to_do_by_hand(bool preview)
    {
        using var run = new CenterRun();
        var session = await run.Run.OpenAsync();
        var app = await ScimTests.SetUpAsync(session);
        run.Run.Settle();
        var principal = run.Run.Tenant.ServicePrincipals.Single(p => p.Id == app.ServicePrincipalId);
        var before = principal.PreferredTokenSigningKeyThumbprint!;
        var request = new RolloverRequest
        {
            Apps = new Dictionary<AppSelector, IReadOnlyList<string>> { [new AppSelector(principal.Id, null)] = [] },
            Replace = [before],
            RemoveFormer = true,
        };
        var results = new List<CertificateRollover>();
        var errors = new List<EntraAwsException>();
        var host = new QuietHost { IsPreview = preview };
        await session.Certificates.RollOverAsync(request, Keep(results), Keep(errors), host, default);
        Assert.Equal(nameof(Faults.TrustOfIdentityCenter), Assert.Single(errors).ErrorId);
        Assert.Contains("Manage certificates", errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(CertificateRolloverState.Stopped, Assert.Single(results).State);
        Assert.Empty(host.Asked);
        Assert.Equal(before, principal.PreferredTokenSigningKeyThumbprint);
        Assert.Equal(2, principal.KeyCredentials.Count(k => k.Exists()));

        errors.Clear();
        await session.Certificates.RollOverAsync(request with { Replace = [], RemoveFormer = false }, Keep(results), Keep(errors), host, default);
        Assert.Empty(errors);
        Assert.Equal(CertificateRolloverState.UpToDate, results[1].State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_app_that_names_no_account_stops_until_one_is_named(bool preview)
    {
        using var sandbox = await RolloverSandbox.CreateAsync(false, 1);
        var app = sandbox.Apps.Single();
        var account = app.AppRoles.Single(r => r.Value is not null).Value!.Split(':')[4];
        app.AppRoles.RemoveAll(r => r.Value is not null);
        sandbox.State.Tenant.Applications.Single(a => a.AppId == app.AppId).IdentifierUris = ["https://signin.aws.amazon.com/saml"];
        var request = sandbox.Request(sandbox.Active()) with { RemoveFormer = true };
        var host = new QuietHost { IsPreview = preview };
        Assert.Equal(CertificateRolloverState.Stopped, Assert.Single(await sandbox.RunAsync(request, host)).State);
        var error = Assert.Single(sandbox.Errors);
        Assert.Equal(nameof(Faults.TrustUnknown), error.ErrorId);
        Assert.Contains("-AccountId", error.Message, StringComparison.Ordinal);
        Assert.Empty(host.Asked);
        Assert.Empty(sandbox.Outages);
        if (preview) return;

        var named = request with { Accounts = new AppAccounts { Further = [account] } };
        Assert.Equal(CertificateRolloverState.Completed, Assert.Single(await sandbox.RunAsync(named)).State);
        Assert.Empty(sandbox.Errors);
        Assert.Empty(sandbox.Outages);
    }

    [Fact]
    public async Task To_leave_out_the_only_account_stops_it()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(false, 1);
        var account = sandbox.Apps.Single().AppRoles.Single(r => r.Value is not null).Value!.Split(':')[4];
        var request = sandbox.Request(sandbox.Active()) with { Accounts = new AppAccounts { Excluded = [account] } };
        Assert.Equal(CertificateRolloverState.Stopped, Assert.Single(await sandbox.RunAsync(request)).State);
        Assert.Equal(nameof(Faults.TrustUnknown), Assert.Single(sandbox.Errors).ErrorId);
        Assert.Empty(sandbox.Outages);
    }

    [Fact]
    public async Task An_undo_activates_nothing_that_nobody_is_known_to_trust()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(false, 1);
        await sandbox.RunAsync(sandbox.Request(sandbox.Active()));
        var account = sandbox.Apps.Single().AppRoles.Single(r => r.Value is not null).Value!.Split(':')[4];
        var undo = sandbox.Request([]) with { Undo = true, Accounts = new AppAccounts { Excluded = [account] } };
        Assert.Equal(CertificateRolloverState.Stopped, Assert.Single(await sandbox.RunAsync(undo)).State);
        Assert.Equal(nameof(Faults.TrustUnknown), Assert.Single(sandbox.Errors).ErrorId);
        Assert.Empty(sandbox.Outages);
    }

    [Fact]
    public async Task A_provider_that_does_not_show_for_a_moment_is_waited_for()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        Provider(sandbox).VisibleAt = sandbox.Cloud.Clock.GetUtcNow().AddSeconds(5);
        var host = new QuietHost();
        var done = Assert.Single(await sandbox.RunAsync(sandbox.Request(sandbox.Active()), host));
        Assert.Equal((CertificateRolloverState.Completed, 3), (done.State, done.Accounts.Count(a => a.TrustsActive == true)));
        Assert.Empty(host.Warnings);
        Assert.Empty(sandbox.Errors);
        Assert.Empty(sandbox.Outages);
    }

    [Fact]
    public async Task A_provider_that_app_roles_name_and_that_is_not_there_stops_it_unless_its_account_is_left_out()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        Provider(sandbox).VisibleAt = sandbox.Cloud.Clock.GetUtcNow().AddDays(1);
        var request = sandbox.Request(sandbox.Active());
        var stopped = Assert.Single(await sandbox.RunAsync(request));
        Assert.Equal((CertificateRolloverState.Stopped, Second), (stopped.State, Assert.Single(stopped.FailedAccounts)));
        var failed = Assert.Single(sandbox.Errors, e => e.ErrorId == nameof(Faults.RolloverAccountFailed));
        Assert.Equal(nameof(Faults.TrustProviderMissing), Assert.IsType<EntraAwsException>(failed.InnerException).ErrorId);
        Assert.Empty(sandbox.Outages);
        Assert.Equal(CertificateRolloverState.Completed, Assert.Single(await sandbox.RunAsync(request with { Accounts = new AppAccounts { Excluded = [Second] } })).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_provider_that_can_not_be_understood_stops_it_whether_it_is_named_or_found(bool named)
    {
        using var sandbox = await RolloverSandbox.CreateAsync(false, 1);
        var app = sandbox.Apps.Single();
        var arn = app.AppRoles.Single(r => r.Value is not null).Value!.Split(',')[1];
        if (!named) app.AppRoles.RemoveAll(r => r.Value is not null);
        sandbox.State.Accounts[arn.Split(':')[4]].SamlProviders.Single(p => arn.EndsWith("/" + p.Name, StringComparison.Ordinal)).MetadataDocument = "<x/>";
        sandbox.Requests.OnRequest = null;
        var before = sandbox.Active();
        Assert.Equal(CertificateRolloverState.Stopped, Assert.Single(await sandbox.RunAsync(sandbox.Request(before))).State);
        var failed = Assert.Single(sandbox.Errors, e => e.ErrorId == nameof(Faults.RolloverAccountFailed));
        Assert.Equal(nameof(Faults.MetadataInvalid), Assert.IsType<EntraAwsException>(failed.InnerException).ErrorId);
        Assert.Equal(before, sandbox.Active());
    }

    private static SandboxSamlProvider Provider(RolloverSandbox sandbox) => sandbox.State.Accounts[Second].SamlProviders.Single(p => p.Name == "EntraID");

    private static Func<T, Task> Keep<T>(List<T> list) => item =>
    {
        list.Add(item);
        return Task.CompletedTask;
    };
}
