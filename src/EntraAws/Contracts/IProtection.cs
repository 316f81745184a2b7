namespace EntraAws.Contracts;

/// <summary>Conditional Access for the AWS apps.</summary>
internal interface IProtection
{
    Task<MfaPolicy> EnsureMfaPolicyAsync(MfaPolicyRequest request, IOperationHost host, CancellationToken cancellationToken);
}
