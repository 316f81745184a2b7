namespace EntraAws.Contracts;

/// <summary>Entra's provisioning agent: its AWS user and key, and the job that imports roles.</summary>
internal interface IProvisioning
{
    Task<ProvisioningUser> EnsureUserAsync(ProvisioningUserRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task<ProvisioningStatus> StartAsync(ProvisioningStartRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task<ProvisioningStatus> RestartAsync(ProvisioningControlRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task<ProvisioningStatus> SuspendAsync(ProvisioningControlRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task FindAsync(ProvisioningQuery query, Func<ProvisioningStatus, Task> emit, IOperationHost host, CancellationToken cancellationToken);

    Task<ProvisioningKey> RotateKeyAsync(ProvisioningKeyRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task TestImportAsync(RoleImportQuery query, Func<RoleImportResult, Task> emit, CancellationToken cancellationToken);
}
