using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Assessment;
using EntraAws.Engine.Entra;
using EntraAws.Engine.Inventory;
using EntraAws.Engine.RoleLists;
using EntraAws.Engine.Verification.Saml;
using EntraAws.Sandbox;

namespace EntraAws.Engine;

/// <summary>Opens connections: to the clouds, or to a sandbox, with the same adapters over both.</summary>
internal sealed class EntraAwsEngine : IEngine
{
    public async Task<EntraAwsConnection> ConnectAsync(ConnectRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        if (request.SandboxPath is not { } path) return await OpenAsync(request, null, host, cancellationToken);
        var sandbox = OpenSandbox(path);
        try
        {
            return await OpenAsync(request, sandbox, host, cancellationToken);
        }
        catch
        {
            sandbox.Dispose();
            throw;
        }
    }

    public IInventoryFiles Files { get; } = new InventoryFiles();

    public IRoleLists RoleLists { get; } = new RoleListCapability();

    public IAssessment Assessment { get; } = new AssessmentCapability();

    public ISamlResponses SamlResponses { get; } = new SamlResponsesCapability(TimeProvider.System);

    public Task<EntraAwsSandbox> CreateSandboxAsync(SandboxRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        SandboxMaker.CreateAsync(request, host, cancellationToken);

    /// <summary>Opens a connection over a sandbox that the caller holds: for tests, with its own faults and clock.</summary>
    public static async Task<EntraAwsConnection> OpenAsync(ConnectRequest request, SandboxCloud? sandbox, IOperationHost host, CancellationToken cancellationToken)
    {
        var requests = new RequestCounter();
        var time = sandbox?.Clock ?? TimeProvider.System;
        IAwsCloud? aws = null;
        IEntraDirectory? entra = null;
        Journal? journal = null;
        try
        {
            if (request.WithAws) aws = await AwsCloud.ConnectAsync(ConnectionOptions.Aws(request, sandbox, requests, time), host, cancellationToken);
            if (request.WithEntra) entra = await EntraDirectory.ConnectAsync(ConnectionOptions.Entra(request, sandbox, requests, time), host, cancellationToken);
            var journalPath = JournalLocation.For(request, sandbox, aws?.Identity, entra?.Identity);
            journal = journalPath is null ? Journal.InMemory(_ => { }) : Journal.Open(journalPath);
            var session = new Session(aws, entra, journal, requests, time, sandbox);
            return await ConnectionView.FillAsync(session.Connection, request, aws, entra, journalPath, host, cancellationToken);
        }
        catch
        {
            aws?.Dispose();
            entra?.Dispose();
            journal?.Dispose();
            throw;
        }
    }

    private static SandboxCloud OpenSandbox(string path)
    {
        try
        {
            return SandboxCloud.Open(path);
        }
        catch (SandboxException e)
        {
            throw Faults.SandboxUnusable(path, e.Message, e);
        }
    }
}
