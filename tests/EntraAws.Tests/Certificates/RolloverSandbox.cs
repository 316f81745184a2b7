using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using EntraAws.Contracts;
using EntraAws.Engine;
using EntraAws.Engine.Documents;
using EntraAws.Sandbox;
using SamlMetadata = EntraAws.Engine.Documents.SamlMetadata;

namespace EntraAws.Tests.Certificates;

/// <summary>
/// An organization whose people sign in by one app for all accounts, or by one app for each. Before each request it is
/// tried whether everybody could sign in at that moment.
/// </summary>
internal sealed class RolloverSandbox : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };
    private static readonly ConcurrentDictionary<(bool, int), Lazy<Task<string>>> Prepared = new();

    private readonly List<EntraAwsConnection> _connections = [];
    private readonly IReadOnlyList<(Guid Principal, string Arn)> _ways;

    private RolloverSandbox(SandboxState state)
    {
        State = state;
        Cloud = new SandboxCloud(SandboxStore.InMemory(state, new SandboxClock(state.Clock))) { Faults = Requests };
        _ways = [.. Apps.SelectMany(p => p.AppRoles.Where(r => r.Value is not null).Select(r => (p.Id, r.Value!.Split(',')[1])))];
        Requests.OnRequest = _ => Look();
    }

    public SandboxState State { get; }

    public SandboxCloud Cloud { get; }

    public RequestRecorder Requests { get; } = new();

    /// <summary>Sign-ins that would have failed, at the moment of some request.</summary>
    public HashSet<string> Outages { get; } = [];

    /// <summary>How many sign-ins were tried.</summary>
    public int Tried { get; private set; }

    public List<EntraAwsException> Errors { get; } = [];

    public IEnumerable<TenantServicePrincipal> Apps => State.Tenant.ServicePrincipals.Where(p => p.DisplayName.StartsWith("AWS Team", StringComparison.Ordinal));

    public static async Task<RolloverSandbox> CreateAsync(bool oneApp, int accounts, bool spares = false)
    {
        var json = await Prepared.GetOrAdd((oneApp, accounts), key => new Lazy<Task<string>>(() => PrepareAsync(key.Item1, key.Item2))).Value;
        var state = JsonSerializer.Deserialize<SandboxState>(json, Json)!;
        state.Tenant.MetadataShowsSpares = spares;
        return new RolloverSandbox(state);
    }

    /// <summary>What is signed with and trusted, certificates named by their age: 0 is the first.</summary>
    public IReadOnlyList<string> Picture() => Cloud.Store.Read(state => Apps.SelectMany(app =>
    {
        var ages = app.KeyCredentials.Where(k => k.Exists() && k.Usage == "Verify").OrderBy(k => k.StartDateTime)
            .Select((k, age) => (Thumbprint: Convert.ToHexString(Convert.FromBase64String(k.CustomKeyIdentifier)), age)).ToDictionary(k => k.Thumbprint, k => k.age);
        return _ways.Where(w => w.Principal == app.Id).Select(w =>
        {
            var account = state.Accounts[w.Arn.Split(':')[4]];
            var trusted = SamlMetadata.TryRead(account.SamlProviders.Single(p => w.Arn.EndsWith("/" + p.Name, StringComparison.Ordinal)).MetadataDocument)!.Certificates;
            return $"{app.DisplayName}: {ages.Count}, signs with {ages[app.PreferredTokenSigningKeyThumbprint!]}; {w.Arn} trusts {string.Join(' ', trusted.Select(c => ages.GetValueOrDefault(c.Thumbprint, -1)).Order())}";
        });
    }).Order(StringComparer.Ordinal).ToList());

    public async Task<ISession> OpenAsync(string? journal = null)
    {
        var connection = await EntraAwsEngine.OpenAsync(new ConnectRequest { JournalPath = journal }, Cloud, new QuietHost(), CancellationToken.None);
        lock (_connections) _connections.Add(connection);
        return connection.Session;
    }

    /// <summary>The thumbprints that the apps sign with now.</summary>
    public IReadOnlyList<string> Active() => Cloud.Store.Read(_ => Apps.Select(p => p.PreferredTokenSigningKeyThumbprint!).ToList());

    public RolloverRequest Request(IReadOnlyList<string> replace) => new()
    {
        Apps = Apps.ToDictionary(p => new AppSelector(p.Id, null), _ => (IReadOnlyList<string>)[]),
        Replace = replace,
    };

    public async Task<IReadOnlyList<CertificateRollover>> RunAsync(RolloverRequest request, QuietHost? host = null, ISession? session = null, CancellationToken cancellationToken = default)
    {
        var results = new ConcurrentBag<CertificateRollover>();
        Errors.Clear();
        await (session ?? await OpenAsync()).Certificates.RollOverAsync(
            request,
            r =>
            {
                results.Add(r);
                return Task.CompletedTask;
            },
            e =>
            {
                lock (Errors) Errors.Add(e);
                return Task.CompletedTask;
            },
            host ?? new QuietHost(),
            cancellationToken);
        Look();
        return [.. results.OrderBy(r => r.AppDisplayName, StringComparer.Ordinal)];
    }

    /// <summary>Has nobody notice that the process went on after this.</summary>
    public void Revive()
    {
        Requests.Plan = null;
        Requests.OnRequest = _ => Look();
    }

    public void Look() => Cloud.Store.Read(state =>
    {
        var now = Cloud.Clock.GetUtcNow();
        foreach (var (principal, arn) in _ways)
        {
            Tried++;
            if (SignInCheck.Problem(state, principal, arn, now) is { } problem) Outages.Add(problem);
        }

        return 0;
    });

    public void Dispose()
    {
        foreach (var connection in _connections) connection.Session.Dispose();
        Cloud.Dispose();
    }

    private static async Task<string> PrepareAsync(bool oneApp, int accounts)
    {
        var state = LargeOrganization.Create(accounts, new AccountSize(1, 1, 1, 1), 1, Start);
        var clock = new SandboxClock(Start);
        using var cloud = new SandboxCloud(SandboxStore.InMemory(state, clock));
        var host = new QuietHost();
        using var session = (await EntraAwsEngine.OpenAsync(new ConnectRequest(), cloud, host, CancellationToken.None)).Session;
        foreach (var group in state.Accounts.Keys.GroupBy(id => oneApp ? "all" : id))
        {
            var app = await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = "AWS Team " + group.Key, AccountId = group.First() }, host, default);
            var roles = new List<WantedAppRole>();
            foreach (var id in group)
            {
                var provider = await session.SignOn.EnsureProviderAsync(new SamlProviderRequest { ProviderName = "EntraID", AccountId = id, SamlMetadata = app.SamlMetadata }, host, default);
                roles.Add(new WantedAppRole($"arn:aws:iam::{id}:role/Admin", provider.ProviderArn, false));
            }

            await session.Roles.SyncAppRolesAsync(new AppRoleSyncRequest { App = new AppSelector(app.ServicePrincipalId, null), Roles = roles }, _ => Task.CompletedTask, host, default);
        }

        state.Clock = clock.GetUtcNow() + TimeSpan.FromHours(1);
        return JsonSerializer.Serialize(state, Json);
    }
}
