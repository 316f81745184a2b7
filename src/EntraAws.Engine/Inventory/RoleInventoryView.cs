using EntraAws.Engine.Aws;
using EntraAws.Engine.Documents;

namespace EntraAws.Engine.Inventory;

/// <summary>A role, with who may assume it and whose it is.</summary>
internal static class RoleInventoryView
{
    /// <param name="limits">What the authorization details leave out.</param>
    public static AwsIamRole Of(IamRole role, IamRoleLimits limits, string accountId)
    {
        var trust = TrustPolicy.Parse(role.TrustPolicy);
        return new AwsIamRole
        {
            AccountId = accountId,
            RoleName = role.Name,
            Arn = role.Arn,
            Path = role.Path,
            Kind = KindOf(role, trust),
            TrustedEntities = trust?.Principals.Select(p => p.Value).ToList() ?? [],
            TrustPolicy = role.TrustPolicy,
            Description = limits.Description,
            MaxSessionDuration = limits.MaxSessionDuration,
            CreatedAt = role.CreatedAt,
            LastUsed = role.LastUsed,
            AttachedPolicies = role.AttachedPolicies,
            InlinePolicies = role.InlinePolicies,
            PermissionsBoundary = role.PermissionsBoundary,
            Tags = role.Tags,
        };
    }

    private static AwsRoleKind KindOf(IamRole role, TrustPolicy? trust)
    {
        if (role.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal)) return AwsRoleKind.ServiceLinked;
        if (role.Path.StartsWith("/aws-reserved/sso.amazonaws.com/", StringComparison.Ordinal)) return AwsRoleKind.IdentityCenter;
        if (trust is null) return AwsRoleKind.Custom;
        if (trust.SamlProviders.Count > 0) return AwsRoleKind.Saml;
        return role.Path.StartsWith("/service-role/", StringComparison.Ordinal) || (trust.Principals.Count > 0 && trust.Principals.All(p => p.Type == "Service"))
            ? AwsRoleKind.Service
            : AwsRoleKind.Custom;
    }
}
