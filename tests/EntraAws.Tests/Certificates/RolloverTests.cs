using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Certificates;

/// <summary>What a rollover decides, and that the check of sign-ins can fail.</summary>
public sealed class RolloverTests
{
    private static readonly string Second = LargeOrganization.AccountId(1);

    [Fact]
    public async Task Without_the_waits_people_would_be_kept_out_and_the_check_sees_it()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        // An activation that takes longer than reading the providers does, and less than the wait.
        var app = sandbox.Apps.Single();
        var late = default(DateTimeOffset);
        sandbox.Requests.OnRequest = _ =>
        {
            if (late == default && app.FormerTokenSigningKeyThumbprint is not null) late = sandbox.Cloud.Clock.GetUtcNow().AddSeconds(50);
            if (late != default) app.MetadataCurrentAt = late;
            sandbox.Look();
        };
        await sandbox.RunAsync(sandbox.Request(sandbox.Active()) with { Wait = TimeSpan.Zero });
        Assert.Contains(sandbox.Outages, o => o.Contains("may still sign", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_wrong_order_is_seen_by_the_check()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        using var entra = await Engine.Entra.EntraDirectory.ConnectAsync(
            new Engine.Entra.EntraOptions { Handler = sandbox.Cloud.CreateGraphHandler(), Time = sandbox.Cloud.Clock }, new QuietHost(), default);
        var app = sandbox.Apps.Single().Id;
        var made = await entra.AddSigningCertificateAsync(app, "CN=AWS", sandbox.Cloud.Clock.GetUtcNow().AddYears(1), default);
        Assert.Empty(sandbox.Outages);
        await entra.ActivateSigningCertificateAsync(app, made.Thumbprint, default);
        sandbox.Look();
        Assert.Equal(3, sandbox.Outages.Count);
    }

    [Fact]
    public async Task A_certificate_that_has_long_to_go_is_left_alone_and_one_that_ends_is_replaced()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        sandbox.Requests.Clear();
        Assert.Equal(CertificateRolloverState.UpToDate, Assert.Single(await sandbox.RunAsync(sandbox.Request([]))).State);
        Assert.Empty(sandbox.Requests.Writes);

        sandbox.Cloud.Clock.CatchUp(sandbox.Cloud.Clock.GetUtcNow().AddYears(3).AddDays(-30));
        var rollover = Assert.Single(await sandbox.RunAsync(sandbox.Request([])));
        Assert.Equal(CertificateRolloverState.Completed, rollover.State);
        Assert.NotEqual(rollover.FormerThumbprint, rollover.CertificateThumbprint);
        Assert.Equal(CertificateRolloverState.UpToDate, Assert.Single(await sandbox.RunAsync(sandbox.Request([]))).State);
        Assert.Empty(sandbox.Outages);
    }

    [Fact]
    public async Task A_former_certificate_goes_from_Entra_with_its_halves_and_password_and_nothing_else_does()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(false, 2);
        var former = sandbox.Active();
        await sandbox.RunAsync(sandbox.Request(former) with { RemoveFormer = true });
        Assert.Empty(sandbox.Errors);
        Assert.Empty(sandbox.Outages);
        foreach (var app in sandbox.Apps)
        {
            Assert.Equal(["Sign", "Verify"], app.KeyCredentials.Where(k => k.Exists()).Select(k => k.Usage).Order());
            Assert.Single(app.PasswordCredentials, p => p.Exists());
            Assert.DoesNotContain(app.PreferredTokenSigningKeyThumbprint, former);
        }

        var host = new QuietHost();
        Assert.All(await sandbox.RunAsync(sandbox.Request([]) with { Undo = true }, host), r => Assert.Equal(CertificateRolloverState.UpToDate, r.State));
        Assert.Equal(2, host.Warnings.Count);
    }

    [Fact]
    public async Task An_undo_after_the_end_goes_back_and_the_next_rollover_takes_the_spare()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        var request = sandbox.Request(sandbox.Active());
        await sandbox.RunAsync(request);
        var after = sandbox.Picture();
        var undo = sandbox.Request([]) with { Undo = true };
        Assert.Equal(CertificateRolloverState.Undone, Assert.Single(await sandbox.RunAsync(undo)).State);
        Assert.All(sandbox.Picture(), p => Assert.Contains("signs with 0", p, StringComparison.Ordinal));
        Assert.All(sandbox.Picture(), p => Assert.EndsWith("trusts 0", p, StringComparison.Ordinal));
        Assert.Equal(CertificateRolloverState.UpToDate, Assert.Single(await sandbox.RunAsync(undo)).State);
        await sandbox.RunAsync(request);
        Assert.Equal(after, sandbox.Picture());
        Assert.Empty(sandbox.Outages);
    }

    [Fact]
    public async Task An_account_that_can_not_be_read_stops_it_before_the_first_change_unless_it_is_left_out()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        sandbox.State.Accounts[Second].DeniedActions.Add("iam:GetSAMLProvider");
        sandbox.Requests.Clear();
        var request = sandbox.Request(sandbox.Active());
        var stopped = Assert.Single(await sandbox.RunAsync(request));
        Assert.Equal(CertificateRolloverState.Stopped, stopped.State);
        Assert.Null(Assert.Single(stopped.Accounts, a => a.AccountId == Second).TrustsActive);
        Assert.Equal(2, sandbox.Errors.Count);
        Assert.DoesNotContain(sandbox.Requests.Writes, r => r.Operation is not "AssumeRole");

        var done = Assert.Single(await sandbox.RunAsync(request with { Accounts = new AppAccounts { Excluded = [Second] } }));
        Assert.Empty(sandbox.Errors);
        Assert.Equal((CertificateRolloverState.Completed, 2), (done.State, done.Accounts.Count));
    }

    [Fact]
    public async Task Two_apps_that_share_a_provider_do_not_take_each_others_certificates()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(false, 2);
        var apps = sandbox.Apps.ToList();
        // The second app's users sign in by the first one's provider, too.
        var shared = apps[0].AppRoles.Single(r => r.Value is not null).Value!;
        var account = sandbox.State.Accounts[shared.Split(':')[4]];
        var host = new QuietHost();
        var session = await sandbox.OpenAsync();
        var provider = shared.Split(',')[1];
        var updates = new[] { new SamlProviderUpdate { Provider = provider, App = new AppSelector(apps[1].Id, null), KeepExisting = true } };
        await session.Certificates.UpdateProvidersAsync(updates, 5, _ => Task.CompletedTask, e => throw e, host, default);
        apps[1].AppRoles.Single(r => r.Value is not null).Value = shared;
        await sandbox.RunAsync(sandbox.Request(sandbox.Active()));
        Assert.Empty(sandbox.Errors);
        var now = sandbox.Cloud.Clock.GetUtcNow();
        Assert.All(apps, a => Assert.Null(SignInCheck.Problem(sandbox.State, a.Id, provider, now)));
        Assert.Equal(2, Engine.Documents.SamlMetadata.TryRead(account.SamlProviders.Single(p => p.Name == "EntraID").MetadataDocument)!.Certificates.Count);
    }

    [Fact]
    public async Task A_thumbprint_that_no_app_signs_with_is_warned_of_once_and_one_that_is_replaced_already_is_not()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(false, 2);
        var former = sandbox.Active();
        var host = new QuietHost();
        var stranger = new string('0', 40);
        Assert.All(await sandbox.RunAsync(sandbox.Request([stranger]), host), r => Assert.Equal(CertificateRolloverState.UpToDate, r.State));
        Assert.Contains(stranger, Assert.Single(host.Warnings), StringComparison.Ordinal);
        Assert.Empty(host.Asked);

        var one = new QuietHost();
        var done = await sandbox.RunAsync(sandbox.Request([former[0], stranger, stranger.ToLowerInvariant()]), one);
        Assert.Equal([CertificateRolloverState.Completed, CertificateRolloverState.UpToDate], done.Select(r => r.State).Order().Reverse());
        Assert.Contains(stranger, Assert.Single(one.Warnings), StringComparison.Ordinal);

        var again = new QuietHost();
        await sandbox.RunAsync(sandbox.Request([former[0]]), again);
        Assert.Empty(again.Warnings);
        Assert.Empty(sandbox.Outages);
    }

    [Fact]
    public async Task A_thumbprint_of_a_certificate_that_is_only_prepared_is_warned_of()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 2);
        var spare = await PrepareAsync(sandbox);
        var host = new QuietHost();
        Assert.Equal(CertificateRolloverState.UpToDate, Assert.Single(await sandbox.RunAsync(sandbox.Request([spare]), host)).State);
        Assert.Contains("only prepared", Assert.Single(host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_undo_tells_that_a_newer_certificate_is_all_it_takes_back()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 2);
        var first = sandbox.Active()[0];
        await sandbox.RunAsync(sandbox.Request([first]));
        var second = sandbox.Active()[0];
        var spare = await PrepareAsync(sandbox);
        var provider = sandbox.State.Accounts[Second].SamlProviders.Single(p => p.Name == "EntraID");
        var session = await sandbox.OpenAsync();
        var update = new SamlProviderUpdate { Provider = "EntraID", AccountId = Second, App = new AppSelector(sandbox.Apps.Single().Id, null), KeepExisting = true };
        await session.Certificates.UpdateProvidersAsync([update], 5, _ => Task.CompletedTask, e => throw e, new QuietHost(), default);
        Assert.Contains(spare, Trusted(provider));

        var undo = sandbox.Request([]) with { Undo = true };
        var host = new QuietHost();
        var undone = Assert.Single(await sandbox.RunAsync(undo, host));
        Assert.Equal((CertificateRolloverState.Undone, second), (undone.State, undone.CertificateThumbprint));
        Assert.Equal([second], Trusted(provider));
        var warning = Assert.Single(host.Warnings);
        Assert.All([first, second, spare], t => Assert.Contains(t, warning, StringComparison.Ordinal));

        var again = new QuietHost();
        Assert.Equal(CertificateRolloverState.UpToDate, Assert.Single(await sandbox.RunAsync(undo, again)).State);
        Assert.Single(again.Warnings);
        Assert.Empty(sandbox.Outages);
    }

    private static IEnumerable<string> Trusted(SandboxSamlProvider provider) =>
        Engine.Documents.SamlMetadata.TryRead(provider.MetadataDocument)!.Certificates.Select(c => c.Thumbprint);

    /// <summary>A newer certificate that nobody signs with, made by other means.</summary>
    private static async Task<string> PrepareAsync(RolloverSandbox sandbox)
    {
        sandbox.Cloud.Clock.CatchUp(sandbox.Cloud.Clock.GetUtcNow() + TimeSpan.FromMinutes(10));
        using var entra = await Engine.Entra.EntraDirectory.ConnectAsync(
            new Engine.Entra.EntraOptions { Handler = sandbox.Cloud.CreateGraphHandler(), Time = sandbox.Cloud.Clock }, new QuietHost(), default);
        return (await entra.AddSigningCertificateAsync(sandbox.Apps.Single().Id, "CN=AWS", sandbox.Cloud.Clock.GetUtcNow().AddYears(1), default)).Thumbprint;
    }

    [Fact]
    public async Task A_no_to_one_account_keeps_the_activation_back()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        var host = new QuietHost { Answer = c => c.AccountId != Second || c.Cloud != Cloud.Aws };
        Assert.Equal(CertificateRolloverState.Stopped, Assert.Single(await sandbox.RunAsync(sandbox.Request(sandbox.Active()), host)).State);
        Assert.Empty(sandbox.Errors);
        Assert.All(sandbox.Picture(), p => Assert.Contains("signs with 0", p, StringComparison.Ordinal));
        Assert.Empty(sandbox.Outages);
    }

    [Theory]
    [InlineData("12345", 60, 3, nameof(Faults.ThumbprintInvalid))]
    [InlineData(null, 0, 3, nameof(Faults.MinimumDaysInvalid))]
    [InlineData(null, 364, 1, nameof(Faults.MinimumDaysInvalid))]
    [InlineData(null, 60, 4, nameof(Faults.CertificateYearsInvalid))]
    public async Task Bad_input_is_refused_before_the_first_call(string? replace, int days, int years, string error)
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        var session = await sandbox.OpenAsync();
        sandbox.Requests.Clear();
        var request = sandbox.Request(replace is null ? [] : [replace]) with { MinimumDays = days, CertificateYears = years };
        Assert.Equal(error, (await Assert.ThrowsAsync<EntraAwsException>(() => sandbox.RunAsync(request, session: session))).ErrorId);
        Assert.Empty(sandbox.Requests.All);
    }
}
