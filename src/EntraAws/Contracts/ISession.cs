namespace EntraAws.Contracts;

/// <summary>An open connection: the capabilities over both clouds.</summary>
internal interface ISession : IDisposable
{
    EntraAwsConnection Connection { get; }

    IInventory Inventory { get; }

    IAccounts Accounts { get; }

    ITenants Tenants { get; }

    ISignOn SignOn { get; }

    IRoles Roles { get; }

    IAccess Access { get; }

    IProtection Protection { get; }

    IProvisioning Provisioning { get; }

    ICertificates Certificates { get; }

    IIdentityCenter IdentityCenter { get; }

    IRoleStacks Stacks { get; }

    IVerification Verification { get; }

    long ReadRequests { get; }

    long WriteRequests { get; }
}
