using EntraAws.Contracts;
using EntraAws.Engine;
using EntraAws.Engine.Documents;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Stacks;

/// <summary>An organization of some accounts in virtual time, with every request on record, and templates for it.</summary>
internal sealed class StackRun : IDisposable
{
    public const string Set = "EntraAws-Roles";
    public const string Root = "r-0000";
    public static readonly DateTimeOffset Start = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<string> FirstMetadata = new(() => StandInMetadata.For("https://sts.windows.net/7e3f/", Start.AddYears(3)));

    private readonly List<EntraAwsConnection> _connections = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("stacks").FullName;

    public StackRun(int accounts = 6, Action<SandboxState>? change = null)
    {
        State = LargeOrganization.Create(accounts, new AccountSize(1, 1, 2, 1), 7, Start);
        change?.Invoke(State);
        Clock = new SandboxClock(Start);
        Cloud = new SandboxCloud(SandboxStore.InMemory(State, Clock)) { Faults = Requests };
    }

    public static string Metadata => FirstMetadata.Value;

    public SandboxState State { get; }

    public SandboxClock Clock { get; }

    public SandboxCloud Cloud { get; }

    public RequestRecorder Requests { get; } = new();

    public string TemplatePath => Path.Combine(_folder, "roles.json");

    /// <summary>The account by that number; 0 is the management account.</summary>
    public AwsAccountState Account(int index) => State.Accounts[LargeOrganization.AccountId(index)];

    public IEnumerable<AwsAccountState> Members => State.Accounts.Values.Where(a => a.AccountId != State.HomeAccountId);

    public async Task<ISession> OpenAsync(IOperationHost? host = null)
    {
        var connection = await EntraAwsEngine.OpenAsync(new ConnectRequest { WithEntra = false }, Cloud, host ?? new QuietHost(), CancellationToken.None);
        _connections.Add(connection);
        return connection.Session;
    }

    public static StackRole Role(string name, params string[] policies) => new() { RoleName = name, Policies = policies };

    public RoleStackRequest Template(params StackRole[] roles) => new() { TemplatePath = TemplatePath, ProviderName = "EntraID", SamlMetadata = Metadata, Roles = roles, Overwrite = true };

    public async Task<AwsRoleStack> ExportAsync(params StackRole[] roles) => await (await OpenAsync()).Stacks.ExportAsync(Template(roles), new QuietHost(), default);

    public RoleStackPublication Publication(params string[] units) => new() { StackSetName = Set, TemplatePath = TemplatePath, OrganizationalUnitIds = units.Length == 0 ? [Root] : units };

    public async Task<List<AwsRoleStackInstance>> PublishAsync(IOperationHost? host = null, RoleStackPublication? request = null)
    {
        var told = new List<AwsRoleStackInstance>();
        var session = await OpenAsync(host);
        Requests.Clear();
        await session.Stacks.PublishAsync(request ?? Publication(), i =>
        {
            told.Add(i);
            return Task.CompletedTask;
        }, host ?? new QuietHost(), default);
        return told;
    }

    public void Dispose()
    {
        foreach (var connection in _connections) connection.Session.Dispose();
        Cloud.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
