using EntraAws.Contracts;

namespace EntraAws.Engine.Certificates;

/// <summary>The signing certificates of the AWS apps, and who trusts them.</summary>
internal sealed class CertificatesCapability(SessionContext context) : ICertificates
{
    private readonly SessionContext _context = context;
}
