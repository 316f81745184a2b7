using EntraAws.Contracts;
using EntraAws.Sandbox;
using Rehearsal;

namespace EntraAws.Tests.Provisioning;

/// <summary>The sample company with an app whose roles come by provisioning.</summary>
internal sealed class ProvisionedRun : IDisposable
{
    public const string UserName = "Svc-EntraRoleSync";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("entraaws-provisioning-");

    private ProvisionedRun()
    {
        Request = new ConnectRequest { JournalPath = Path.Combine(_folder.FullName, "journal.jsonl") };
    }

    public SandboxRun Run { get; } = new();

    public QuietHost Host { get; init; } = new();

    public ConnectRequest Request { get; }

    public static AppSelector App { get; } = new(null, SingleAccount.AppName(SandboxRun.AccountId));

    public TenantServicePrincipal Principal => Run.Tenant.ServicePrincipals.Single(p => p.DisplayName == App.Name);

    public TenantProvisioningJob Job => Assert.Single(Principal.ProvisioningJobs);

    public SandboxUser User => Run.Account.Users.Single(u => u.Name == UserName);

    public Task<ISession> OpenAsync(IOperationHost? host = null) => Run.OpenAsync(host ?? Host, Request);

    /// <summary>App, provider, two roles and the user; no provisioning yet.</summary>
    public static async Task<ProvisionedRun> PreparedAsync(QuietHost? host = null)
    {
        var run = new ProvisionedRun { Host = host ?? new QuietHost() };
        var session = await run.OpenAsync();
        var app = await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = App.Name!, AccountId = SandboxRun.AccountId }, run.Host, default);
        var provider = await session.SignOn.EnsureProviderAsync(new SamlProviderRequest { ProviderName = "EntraID", SamlMetadata = app.SamlMetadata }, run.Host, default);
        foreach (var role in new[] { "Administrator", "Developer" })
            await session.Roles.EnsureRoleAsync(new SamlRoleRequest { RoleName = role, Provider = provider.ProviderArn }, run.Host, default);
        await session.Provisioning.EnsureUserAsync(new ProvisioningUserRequest { UserName = UserName }, run.Host, default);
        return run;
    }

    /// <summary>And provisioning that has run, some days ago.</summary>
    public static async Task<ProvisionedRun> StartedAsync(QuietHost? host = null)
    {
        var run = await PreparedAsync(host);
        await run.StartAsync(wait: true);
        run.Pass(TimeSpan.FromDays(3));
        return run;
    }

    public async Task<ProvisioningStatus> StartAsync(bool wait = false, IOperationHost? host = null) =>
        await (await OpenAsync(host)).Provisioning.StartAsync(new ProvisioningStartRequest { App = App, UserName = UserName, Wait = wait }, host ?? Host, default);

    public async Task<ProvisioningKey> RotateAsync(CancellationToken cancellationToken = default, IOperationHost? host = null, bool noWait = false) =>
        await (await OpenAsync(host)).Provisioning.RotateKeyAsync(new ProvisioningKeyRequest { App = App, UserName = UserName, NoWait = noWait }, host ?? Host, cancellationToken);

    public async Task<ProvisioningStatus> StatusAsync(int log = 0)
    {
        ProvisioningStatus? status = null;
        await (await OpenAsync()).Provisioning.FindAsync(new ProvisioningQuery(App, log), s =>
        {
            status = s;
            return Task.CompletedTask;
        }, Host, default);
        return status!;
    }

    public void Pass(TimeSpan time) => Run.Clock.CatchUp(Run.Clock.GetUtcNow() + time);

    /// <summary>Fails when Entra has no key that works, or the user has a third one.</summary>
    public void CheckKeys()
    {
        Assert.True(User.AccessKeys.Count <= 2, $"There are {User.AccessKeys.Count} keys.");
        var saved = Principal.ProvisioningSecrets;
        Assert.True(User.AccessKeys.Exists(k => k.Active && k.UsableAt <= Run.Clock.GetUtcNow() && k.AccessKeyId == saved?.AccessKeyId && k.SecretHash == saved.SecretHash),
            "Entra has no working key.");
    }

    public void Dispose()
    {
        Run.Dispose();
        _folder.Delete(recursive: true);
    }
}
