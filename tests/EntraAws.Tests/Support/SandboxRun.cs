using EntraAws.Contracts;
using EntraAws.Engine;
using EntraAws.Sandbox;
using Rehearsal;

namespace EntraAws.Tests;

/// <summary>The sample company in memory, in time that stands still unless somebody waits, with every request on record.</summary>
internal sealed class SandboxRun : IDisposable
{
    public const string AccountId = "111122223333";
    public static readonly DateTimeOffset Start = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    private readonly List<EntraAwsConnection> _connections = [];

    public SandboxRun()
    {
        State = SampleCompany.Create(Start);
        Clock = new SandboxClock(Start);
        Cloud = new SandboxCloud(SandboxStore.InMemory(State, Clock)) { Faults = Requests };
    }

    public SandboxState State { get; }

    public AwsAccountState Account => State.Accounts[AccountId];

    public TenantState Tenant => State.Tenant;

    public SandboxClock Clock { get; }

    public SandboxCloud Cloud { get; }

    public RequestRecorder Requests { get; } = new();

    /// <summary>Opens another connection over the same clouds.</summary>
    public async Task<ISession> OpenAsync(IOperationHost? host = null, ConnectRequest? request = null)
    {
        var connection = await EntraAwsEngine.OpenAsync(request ?? new ConnectRequest(), Cloud, host ?? new QuietHost(), CancellationToken.None);
        lock (_connections) _connections.Add(connection);
        return connection.Session;
    }

    /// <summary>The whole example, in a connection of its own unless one is given.</summary>
    public async Task<IReadOnlyList<Change>> MigrateAsync(IOperationHost? host = null, ISession? session = null, CancellationToken cancellationToken = default)
    {
        host ??= new QuietHost();
        session ??= await OpenAsync(host);
        return await new SingleAccount(session, host).RunAsync(cancellationToken);
    }

    /// <summary>Long enough for everything to be replicated, and for the memory of recent creates to fade.</summary>
    public void Settle() => Clock.CatchUp(Clock.GetUtcNow() + TimeSpan.FromMinutes(10));

    public CloudPicture Picture() => Cloud.Store.Read(CloudPicture.Of);

    public void Dispose()
    {
        foreach (var connection in _connections) connection.Session.Dispose();
        Cloud.Dispose();
    }
}
