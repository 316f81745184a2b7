using EntraAws.Contracts;

namespace EntraAws.Engine.Protection;

/// <summary>Conditional Access for the AWS apps.</summary>
internal sealed class ProtectionCapability(SessionContext context) : IProtection
{
    private readonly MfaPolicySetup _mfa = new(context);

    public Task<MfaPolicy> EnsureMfaPolicyAsync(MfaPolicyRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        _mfa.EnsureAsync(request, host, cancellationToken);
}
