namespace EntraAws.Contracts;

internal interface IProtection
{
    Task<MfaPolicy> EnsureMfaPolicyAsync(MfaPolicyRequest request, IOperationHost host, CancellationToken cancellationToken);
}
