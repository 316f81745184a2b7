using EntraAws.Contracts;
using EntraAws.Engine;
using EntraAws.Engine.RoleLists;
using EntraAws.Sandbox;

namespace EntraAws.Tests.RoleLists;

/// <summary>An organization with the same roles in each account, and the steps of one app for many.</summary>
internal sealed class RoleListRun : IDisposable
{
    private readonly List<EntraAwsConnection> _connections = [];

    public RoleListRun(int accounts, int roles)
    {
        State = RoleOrganization.Create(accounts, roles, SandboxRun.Start);
        Clock = new SandboxClock(SandboxRun.Start);
        Cloud = new SandboxCloud(SandboxStore.InMemory(State, Clock)) { Faults = Requests };
    }

    public SandboxState State { get; }

    public SandboxClock Clock { get; }

    public SandboxCloud Cloud { get; }

    public RequestRecorder Requests { get; } = new();

    public QuietHost Host { get; } = new();

    public async Task<ISession> OpenAsync()
    {
        var connection = await EntraAwsEngine.OpenAsync(new ConnectRequest(), Cloud, Host, CancellationToken.None);
        _connections.Add(connection);
        return connection.Session;
    }

    /// <summary>The roles as the fixture has them, without a request.</summary>
    public IReadOnlyList<RoleListEntry> Roles() => State.Accounts.Values
        .SelectMany(a => a.Roles.Where(r => r.Name.StartsWith("Role-", StringComparison.Ordinal)).Select(r => Entry(a.AccountId, r.Name))).ToList();

    public static RoleListEntry Entry(string account, string role) => new()
    {
        AccountId = account,
        RoleName = role,
        RoleArn = $"arn:aws:iam::{account}:role/{role}",
        ProviderArn = $"arn:aws:iam::{account}:saml-provider/{RoleOrganization.ProviderName}",
    };

    public static IReadOnlyList<RoleListPart> Split(RoleListSplitRequest request) => new RoleListCapability().Split(request).Parts;

    public static AppRoleSyncRequest Sync(string app, IEnumerable<RoleListEntry> roles) =>
        new() { App = new AppSelector(null, app), Roles = roles.Select(r => new WantedAppRole(r.RoleArn, r.ProviderArn)).ToList() };

    public async Task<IReadOnlyList<AppRole>> SyncAsync(ISession session, string app, IEnumerable<RoleListEntry> roles, QuietHost? host = null)
    {
        var made = new List<AppRole>();
        await session.Roles.SyncAppRolesAsync(Sync(app, roles), role =>
        {
            made.Add(role);
            return Task.CompletedTask;
        }, host ?? Host, CancellationToken.None);
        return made;
    }

    /// <summary>Each part's app, the providers of its accounts, and its app roles.</summary>
    public async Task RunAsync(ISession session, IReadOnlyList<RoleListPart> parts)
    {
        foreach (var part in parts)
        {
            var app = await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = part.DisplayName, Identifier = part.Identifier }, Host, CancellationToken.None);
            foreach (var account in part.AccountIds)
                await session.SignOn.EnsureProviderAsync(new SamlProviderRequest { ProviderName = RoleOrganization.ProviderName, AccountId = account, SamlMetadata = app.SamlMetadata, ServicePrincipalId = app.ServicePrincipalId }, Host, CancellationToken.None);
            await SyncAsync(session, part.DisplayName, part.Roles);
        }
    }

    public void Dispose()
    {
        foreach (var connection in _connections) connection.Session.Dispose();
        Cloud.Dispose();
    }
}
