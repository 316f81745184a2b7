namespace EntraAws.Sandbox;

/// <summary>AWS and Entra in this process: two HTTP handlers over one state.</summary>
public sealed class SandboxCloud : IDisposable
{
    private readonly SandboxStore _store;

    public SandboxCloud(SandboxStore store) => _store = store;

    /// <summary>Opens a state file.</summary>
    /// <exception cref="SandboxException">There is no such file, or it is not a sandbox.</exception>
    public static SandboxCloud Open(string path) => new(SandboxStore.Open(path));

    public SandboxStore Store => _store;

    public SandboxClock Clock => _store.Clock;

    /// <summary>What goes wrong on purpose; nothing unless it is set.</summary>
    public IFaultPlan? Faults { get; set; }

    /// <summary>IAM and STS, as a handler under any HTTP client.</summary>
    public HttpMessageHandler CreateAwsHandler() => new SandboxAwsHandler(this);

    /// <summary>Credentials of the home account, for that handler.</summary>
    public (string AccessKeyId, string Secret) HomeCredentials() => SandboxCredentials.For(_store.Read(s => s.HomeAccountId));

    /// <summary>Microsoft Graph and the login host, as a client's innermost handler.</summary>
    public HttpMessageHandler CreateGraphHandler() => new SandboxGraphHandler(this);

    public void Dispose() => _store.Dispose();
}
