using EntraAws.Contracts;
using EntraAws.Engine.Access;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Certificates;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Engine.IdentityCenter;
using EntraAws.Engine.Inventory;
using EntraAws.Engine.Protection;
using EntraAws.Engine.Provisioning;
using EntraAws.Engine.Roles;
using EntraAws.Engine.SignOn;
using EntraAws.Engine.Stacks;
using EntraAws.Engine.Verification;

namespace EntraAws.Engine;

/// <summary>One open connection and the capabilities over it.</summary>
internal sealed class Session : ISession
{
    private readonly IAwsCloud? _aws;
    private readonly IEntraDirectory? _entra;
    private readonly Journal _journal;
    private readonly RequestCounter _requests;
    private readonly IDisposable? _sandbox;

    public Session(IAwsCloud? aws, IEntraDirectory? entra, Journal journal, RequestCounter requests, TimeProvider time, IDisposable? sandbox)
    {
        (_aws, _entra, _journal, _requests, _sandbox) = (aws, entra, journal, requests, sandbox);
        var context = new SessionContext(aws, entra, journal, time);
        Inventory = new InventoryCapability(context);
        Accounts = new AccountsCapability(context);
        Tenants = new TenantCapability(context);
        SignOn = new SignOnCapability(context);
        Roles = new RolesCapability(context);
        Access = new AccessCapability(context);
        Protection = new ProtectionCapability(context);
        Provisioning = new ProvisioningCapability(context);
        Certificates = new CertificatesCapability(context);
        IdentityCenter = new IdentityCenterCapability(context);
        Stacks = new RoleStacksCapability(context);
        Verification = new VerificationCapability(context);
        Connection = new EntraAwsConnection(this);
    }

    public EntraAwsConnection Connection { get; }

    public IInventory Inventory { get; }

    public IAccounts Accounts { get; }

    public ITenants Tenants { get; }

    public ISignOn SignOn { get; }

    public IRoles Roles { get; }

    public IAccess Access { get; }

    public IProtection Protection { get; }

    public IProvisioning Provisioning { get; }

    public ICertificates Certificates { get; }

    public IIdentityCenter IdentityCenter { get; }

    public IRoleStacks Stacks { get; }

    public IVerification Verification { get; }

    public long ReadRequests => _requests.Reads;

    public long WriteRequests => _requests.Writes;

    public void Dispose()
    {
        _aws?.Dispose();
        _entra?.Dispose();
        _journal.Dispose();
        _sandbox?.Dispose();
    }
}
