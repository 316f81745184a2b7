namespace EntraAws.Contracts;

/// <summary>The engine, which lives in its own load context and is started on first need.</summary>
internal interface IEngine
{
    /// <summary>Opens a connection; the credentials are proven by a first call to each cloud.</summary>
    Task<EntraAwsConnection> ConnectAsync(ConnectRequest request, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>Inventories on disk.</summary>
    IInventoryFiles Files { get; }

    /// <summary>Lists of roles, on disk and split over apps.</summary>
    IRoleLists RoleLists { get; }

    /// <summary>What to move first, and the report.</summary>
    IAssessment Assessment { get; }

    /// <summary>What AWS will do with a SAML response.</summary>
    ISamlResponses SamlResponses { get; }

    /// <summary>Writes a sandbox file. The file is a change: the host is asked.</summary>
    Task<EntraAwsSandbox> CreateSandboxAsync(SandboxRequest request, IOperationHost host, CancellationToken cancellationToken);
}
