using EntraAws.Contracts;
using EntraAws.Sandbox;
using Rehearsal;

namespace EntraAws.Tests.Capabilities;

/// <summary>What is decided about apps, claims, certificates and providers that were there before.</summary>
public sealed class SignOnTests
{
    private static readonly string App = SingleAccount.AppName(SandboxRun.AccountId);

    [Fact]
    public async Task Claims_of_an_app_in_use_are_left_alone_with_a_warning()
    {
        using var run = await InUseWithoutPolicyAsync();
        var host = new QuietHost();
        var app = await (await run.OpenAsync(host)).SignOn.EnsureAppAsync(Request(), host, default);
        Assert.Empty(app.Changes);
        Assert.Null(app.ClaimsPolicy);
        Assert.Contains("-ReplaceClaims", Assert.Single(host.Warnings), StringComparison.Ordinal);
        Assert.Empty(run.Requests.Writes);
    }

    [Fact]
    public async Task Who_may_only_look_sees_the_apps_without_their_claims()
    {
        using var run = await MigratedAsync();
        run.Tenant.DeniedPermissions.Add("Application.ReadWrite.OwnedBy");
        var host = new QuietHost();
        var apps = new List<EntraAwsApp>();
        await (await run.OpenAsync(host)).SignOn.FindAppsAsync(new AppQuery(null, new NameFilter(), false), a => { apps.Add(a); return Task.CompletedTask; }, host, default);
        var app = Assert.Single(apps);
        Assert.NotNull(app.CertificateThumbprint);
        Assert.Null(app.ClaimsPolicy);
        Assert.Contains("Application.ReadWrite.OwnedBy", Assert.Single(host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReplaceClaims_takes_them_over_and_asks_as_for_reduced_access()
    {
        using var run = await InUseWithoutPolicyAsync();
        var host = new QuietHost();
        var app = await (await run.OpenAsync(host)).SignOn.EnsureAppAsync(Request() with { ReplaceClaims = true }, host, default);
        Assert.True(Assert.Single(app.Changes, c => c.Kind == ChangeKind.Add).ReducesAccess);
        Assert.Equal("userprincipalname", app.SessionNameSource);
        Assert.Empty(host.Warnings);
    }

    [Fact]
    public async Task A_policy_of_somebody_else_is_left_alone()
    {
        using var run = await MigratedAsync();
        run.Tenant.ClaimsMappingPolicies.Single().DisplayName = "Ours, by hand";
        var host = new QuietHost();
        var session = await run.OpenAsync(host);
        run.Requests.Clear();
        Assert.Empty((await session.SignOn.EnsureAppAsync(Request(), host, default)).Changes);
        Assert.Empty(host.Warnings);
        Assert.Empty((await session.SignOn.EnsureAppAsync(Request() with { SessionDuration = 7200 }, host, default)).Changes);
        Assert.Contains("Ours, by hand", Assert.Single(host.Warnings), StringComparison.Ordinal);
        Assert.Empty(run.Requests.Writes);
        Assert.Equal(7200, (await session.SignOn.EnsureAppAsync(Request() with { SessionDuration = 7200, ReplaceClaims = true }, host, default)).SessionDuration);
    }

    [Fact]
    public async Task A_duration_changes_alone_and_the_source_stays()
    {
        using var run = await MigratedAsync();
        var host = new QuietHost();
        var session = await run.OpenAsync(host);
        await session.SignOn.EnsureAppAsync(Request() with { SessionNameSource = "mail" }, host, default);
        var app = await session.SignOn.EnsureAppAsync(Request() with { SessionDuration = 28800 }, host, default);
        Assert.Equal(("mail", 28800), (app.SessionNameSource, app.SessionDuration));
        Assert.Equal(("mail, 3600 seconds", "mail, 28800 seconds"), (Assert.Single(app.Changes).Before["Claims"], app.Changes[0].After["Claims"]));
    }

    [Fact]
    public async Task A_certificate_that_a_cut_off_run_left_is_activated_and_no_other_made()
    {
        using var run = await MigratedAsync();
        var principal = Principal(run);
        var thumbprint = principal.PreferredTokenSigningKeyThumbprint;
        principal.PreferredTokenSigningKeyThumbprint = null;
        run.Requests.Clear();
        var host = new QuietHost();
        var app = await (await run.OpenAsync(host)).SignOn.EnsureAppAsync(Request(), host, default);
        Assert.Equal(thumbprint, app.CertificateThumbprint);
        Assert.Equal(ChangeKind.Update, Assert.Single(app.Changes).Kind);
        Assert.Empty(run.Picture().Doubled);
        Assert.DoesNotContain(run.Requests.Writes, r => r.Operation.EndsWith("addTokenSigningCertificate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_metadata_is_replaced_only_as_reduced_access()
    {
        using var run = await MigratedAsync();
        var metadata = run.Account.SamlProviders.Single(p => p.Name == SingleAccount.ProviderName).MetadataDocument;
        var request = new SamlProviderRequest { ProviderName = "OldADFS", SamlMetadata = metadata };
        var no = new QuietHost { Answer = _ => false };
        var session = await run.OpenAsync(no);
        run.Requests.Clear();
        var refused = Assert.Single((await session.SignOn.EnsureProviderAsync(request, no, default)).Changes);
        Assert.True(refused is { ReducesAccess: true, Applied: false, Kind: ChangeKind.Update });
        Assert.NotEqual(refused.Before["Certificates"], refused.After["Certificates"]);
        Assert.Empty(run.Requests.Writes);

        var yes = new QuietHost();
        Assert.True(Assert.Single((await session.SignOn.EnsureProviderAsync(request, yes, default)).Changes).Applied);
        Assert.Empty((await session.SignOn.EnsureProviderAsync(request, yes, default)).Changes);
        // The same meaning in another writing is no change.
        Assert.Empty((await session.SignOn.EnsureProviderAsync(request with { SamlMetadata = metadata.Replace("><", ">\n<", StringComparison.Ordinal) }, yes, default)).Changes);
    }

    [Fact]
    public async Task Tags_are_added_and_kept()
    {
        using var run = await MigratedAsync();
        var host = new QuietHost();
        var session = await run.OpenAsync(host);
        var request = new SamlProviderRequest { ProviderName = "OldADFS", SamlMetadata = run.Account.SamlProviders.Single(p => p.Name == "OldADFS").MetadataDocument };
        await session.SignOn.EnsureProviderAsync(request with { Tags = new Dictionary<string, string> { ["a"] = "1" } }, host, default);
        var provider = await session.SignOn.EnsureProviderAsync(request with { Tags = new Dictionary<string, string> { ["b"] = "2" } }, host, default);
        Assert.Equal(["a=1", "b=2"], provider.Tags.Select(t => $"{t.Key}={t.Value}").Order());
    }

    private static AppRequest Request() => new() { DisplayName = App, AccountId = SandboxRun.AccountId };

    private static TenantServicePrincipal Principal(SandboxRun run) => run.Tenant.ServicePrincipals.Single(p => p.DisplayName == App);

    private static async Task<SandboxRun> MigratedAsync()
    {
        var run = new SandboxRun();
        await run.MigrateAsync();
        run.Settle();
        run.Requests.Clear();
        return run;
    }

    private static async Task<SandboxRun> InUseWithoutPolicyAsync()
    {
        var run = await MigratedAsync();
        Principal(run).ClaimsMappingPolicies.Clear();
        return run;
    }
}
