namespace EntraAws.Sandbox;

/// <summary>IAM's quotas under their GetAccountSummary keys, as a fresh account of 2026 shows them.</summary>
public static class SandboxQuotas
{
    /// <summary>Not part of GetAccountSummary: 100 SAML providers an account, not adjustable.</summary>
    public const int SamlProviders = 100;

    /// <summary>Not part of GetAccountSummary: tags on one role or provider.</summary>
    public const int Tags = 50;

    public static IReadOnlyDictionary<string, int> Defaults { get; } = new SortedDictionary<string, int>(StringComparer.Ordinal)
    {
        ["AccessKeysPerUserQuota"] = 2,
        ["AssumeRolePolicySizeQuota"] = 2048,
        ["AttachedPoliciesPerGroupQuota"] = 10,
        ["AttachedPoliciesPerRoleQuota"] = 20,
        ["AttachedPoliciesPerUserQuota"] = 10,
        ["GroupPolicySizeQuota"] = 5120,
        ["GroupsPerUserQuota"] = 10,
        ["GroupsQuota"] = 300,
        ["InstanceProfilesQuota"] = 1000,
        ["PoliciesQuota"] = 1500,
        ["PolicySizeQuota"] = 6144,
        ["PolicyVersionsInUseQuota"] = 10000,
        ["RolePolicySizeQuota"] = 10240,
        ["RolesQuota"] = 1000,
        ["ServerCertificatesQuota"] = 20,
        ["SigningCertificatesPerUserQuota"] = 2,
        ["UserPolicySizeQuota"] = 2048,
        ["UsersQuota"] = 5000,
        ["VersionsPerPolicyQuota"] = 5,
    };
}
