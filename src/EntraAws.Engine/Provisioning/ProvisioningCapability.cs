using EntraAws.Contracts;

namespace EntraAws.Engine.Provisioning;

/// <summary>Entra's provisioning agent: its AWS user and key, and the job that imports roles.</summary>
internal sealed class ProvisioningCapability(SessionContext context) : IProvisioning
{
    private readonly ProvisioningUserSetup _users = new(context);
    private readonly ProvisioningSetup _setup = new(context);
    private readonly ProvisioningControl _control = new(context);
    private readonly KeyRotation _rotation = new(context);
    private readonly RoleImportTest _import = new(context);

    public Task<ProvisioningUser> EnsureUserAsync(ProvisioningUserRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        _users.EnsureAsync(request, host, cancellationToken);

    public Task<ProvisioningStatus> StartAsync(ProvisioningStartRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        _setup.StartAsync(request, host, cancellationToken);

    public Task<ProvisioningStatus> RestartAsync(ProvisioningControlRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        _control.RestartAsync(request, host, cancellationToken);

    public Task<ProvisioningStatus> SuspendAsync(ProvisioningControlRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        _control.SuspendAsync(request, host, cancellationToken);

    public Task FindAsync(ProvisioningQuery query, Func<ProvisioningStatus, Task> emit, IOperationHost host, CancellationToken cancellationToken) =>
        _control.FindAsync(query, emit, cancellationToken);

    public Task<ProvisioningKey> RotateKeyAsync(ProvisioningKeyRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        _rotation.RotateAsync(request, host, cancellationToken);

    public Task TestImportAsync(RoleImportQuery query, Func<RoleImportResult, Task> emit, CancellationToken cancellationToken) =>
        _import.TestAsync(query, emit, cancellationToken);
}
