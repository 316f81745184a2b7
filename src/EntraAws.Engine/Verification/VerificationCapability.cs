using EntraAws.Contracts;

namespace EntraAws.Engine.Verification;

/// <summary>Whether people would get in.</summary>
internal sealed class VerificationCapability(SessionContext context) : IVerification
{
    private readonly SessionContext _context = context;
}
