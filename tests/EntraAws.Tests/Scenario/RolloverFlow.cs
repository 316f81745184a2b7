using EntraAws.Contracts;
using EntraAws.Tests.Certificates;

namespace EntraAws.Tests.Scenario;

/// <summary>A new certificate for an app of three accounts, and the former one taken away; before each request everybody tries to sign in.</summary>
internal sealed class RolloverFlow : IFlow
{
    private readonly RolloverSandbox _sandbox;
    private readonly ISession _session;
    private readonly RolloverRequest _request;

    private RolloverFlow(RolloverSandbox sandbox, ISession session) =>
        (_sandbox, _session, _request) = (sandbox, session, sandbox.Request(sandbox.Active()) with { RemoveFormer = true });

    public RequestRecorder Requests => _sandbox.Requests;

    public static async Task<IFlow> CreateAsync()
    {
        var sandbox = await RolloverSandbox.CreateAsync(oneApp: true, accounts: 3);
        return new RolloverFlow(sandbox, await sandbox.OpenAsync());
    }

    public async Task<IReadOnlyList<EntraAwsException>> RunAsync()
    {
        await _sandbox.RunAsync(_request, session: _session);
        return [.. _sandbox.Errors];
    }

    public void Check() => Assert.Empty(_sandbox.Outages);

    public IReadOnlyList<string> Picture() => _sandbox.Picture();

    public void Dispose() => _sandbox.Dispose();
}
