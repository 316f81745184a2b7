using EntraAws.Contracts;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>AWS IAM Identity Center: permission sets and who has them in which account.</summary>
internal sealed class IdentityCenterCapability(SessionContext context) : IIdentityCenter
{
    private readonly SessionContext _context = context;
}
