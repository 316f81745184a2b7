using EntraAws.Contracts;

namespace EntraAws.Engine.Provisioning;

/// <summary>Entra's provisioning agent: its AWS user and key, and the job that imports roles.</summary>
internal sealed class ProvisioningCapability(SessionContext context) : IProvisioning
{
    private readonly SessionContext _context = context;
}
