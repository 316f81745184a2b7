using EntraAws.Contracts;

namespace EntraAws.Engine.Protection;

/// <summary>The Entra tenant.</summary>
internal sealed class TenantCapability(SessionContext context) : ITenants
{
    public Task<EntraTenant> ReadAsync(IOperationHost host, CancellationToken cancellationToken) => throw new NotImplementedException(context.ToString());
}
