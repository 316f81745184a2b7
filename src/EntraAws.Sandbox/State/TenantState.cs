using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EntraAws.Sandbox;

/// <summary>The Entra tenant: what Microsoft Graph knows of it.</summary>
public sealed class TenantState
{
    public Guid TenantId { get; set; }

    public string DisplayName { get; set; } = "";

    public TenantLicense License { get; set; } = TenantLicense.P2;

    public bool SecurityDefaultsEnabled { get; set; }

    public List<TenantDomain> Domains { get; set; } = [];

    /// <summary>Graph permissions that the caller lacks: operations that need one of them are refused.</summary>
    public List<string> DeniedPermissions { get; set; } = [];

    public List<TenantUser> Users { get; set; } = [];

    public List<TenantGroup> Groups { get; set; } = [];

    public List<TenantApplication> Applications { get; set; } = [];

    public List<TenantServicePrincipal> ServicePrincipals { get; set; } = [];

    public List<TenantAppRoleAssignment> AppRoleAssignments { get; set; } = [];

    public List<TenantClaimsPolicy> ClaimsMappingPolicies { get; set; } = [];

    public List<TenantConditionalAccessPolicy> ConditionalAccessPolicies { get; set; } = [];

    public List<TenantProvisioningEvent> ProvisioningLog { get; set; } = [];

    /// <summary>Whether role provisioning takes the roles of IAM Identity Center, which have one provider like others. Nobody has written down whether it does.</summary>
    public bool ImportsIdentityCenterRoles { get; set; } = true;

    /// <summary>The last admitted Conditional Access request; the tenant has one a second.</summary>
    public DateTimeOffset? LastConditionalAccessRequest { get; set; }

    /// <summary>The certificate that metadata shows for an app without one of its own; made when first asked for.</summary>
    public string? SigningCertificate { get; set; }

    /// <summary>Whether an app's federation metadata shows the certificates that are not active, too. What the service does is documented nowhere.</summary>
    public bool MetadataShowsSpares { get; set; }

    /// <summary>
    /// Whether a service principal's passwordCredentials can be left out of a PATCH only. The reference of that operation
    /// says that they can't be updated by it; what is known to remove a signing certificate updates them.
    /// </summary>
    public bool RefusesPasswordCredentials { get; set; }

    /// <summary>How many ids were handed out.</summary>
    public long IdsGiven { get; set; }

    /// <summary>A new id: the same for the same history, so that a run can be repeated.</summary>
    public Guid NewId() => IdOf(TenantId, (++IdsGiven).ToString(CultureInfo.InvariantCulture));

    /// <summary>The id that belongs to a name in a tenant.</summary>
    public static Guid IdOf(Guid tenantId, string name)
    {
        Span<byte> id = stackalloc byte[16];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{tenantId}/{name}")).AsSpan(0, 16).CopyTo(id);
        id[7] = (byte)((id[7] & 0x0F) | 0x40);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id);
    }
}
