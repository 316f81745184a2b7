using EntraAws.Engine.Documents;
using EntraAws.Rules;
using EntraAws.Sandbox;

namespace EntraAws.Engine;

/// <summary>
/// Makes sandbox accounts of inventories, so that real ones can be rehearsed offline. What an inventory does not hold, the
/// sandbox invents: ids, and the metadata of SAML providers, which only their issuer and end of certificate are known of.
/// How users sign in is told by <see cref="CredentialsFromInventory"/>.
/// </summary>
internal static class SandboxFromInventory
{
    private const string Unknown = """{"Version":"2012-10-17","Statement":[]}""";

    public static AwsAccountState Account(AwsIamInventory inventory)
    {
        var devices = inventory.VirtualMfaDevices.ToLookup(d => d.UserName, StringComparer.Ordinal);
        var account = new AwsAccountState
        {
            AccountId = inventory.AccountId,
            Name = inventory.AccountAlias ?? inventory.AccountId,
            Alias = inventory.AccountAlias,
            Partition = Partition(inventory),
            Users = inventory.Users.Select(u => User(u, devices[u.UserName], inventory)).ToList(),
            Groups = inventory.Groups.Select(Group).ToList(),
            Roles = inventory.Roles.Select(Role).ToList(),
            Policies = inventory.Policies.Select(Policy).ToList(),
            SamlProviders = inventory.IdentityProviders.Where(p => p.Type == "SAML").Select(p => Provider(p, inventory.TakenAt)).ToList(),
            OidcProviders = inventory.IdentityProviders.Where(p => p.Type == "OIDC").Select(p => new SandboxOidcProvider { Url = p.Name, CreateDate = p.CreatedAt ?? inventory.TakenAt }).ToList(),
            Root = CredentialsFromInventory.Root(inventory),
            PasswordPolicy = CredentialsFromInventory.PasswordPolicy(inventory.PasswordPolicy),
            UnassignedMfaDevices = CredentialsFromInventory.Unassigned(inventory),
        };
        // What could not be read stays unknown: made-up credentials would be taken for real ones.
        if (inventory.CredentialReportAt is null) account.DeniedActions.AddRange(["iam:GenerateCredentialReport", "iam:GetCredentialReport"]);
        foreach (var (name, value) in inventory.Summary.Where(s => s.Key.EndsWith("Quota", StringComparison.Ordinal))) account.Quotas[name] = value;
        return account;
    }

    private static string Partition(AwsIamInventory inventory)
    {
        var arn = inventory.Users.Select(u => u.Arn).Concat(inventory.Roles.Select(r => r.Arn)).FirstOrDefault();
        return Arn.Parse(arn)?.Partition ?? "aws";
    }

    private static SandboxUser User(AwsIamUser user, IEnumerable<AwsMfaDevice> devices, AwsIamInventory inventory) => new()
    {
        Name = user.UserName,
        Path = user.Path,
        UserId = SandboxIds.Make("AIDA", user.Arn),
        CreateDate = user.CreatedAt ?? inventory.TakenAt,
        Groups = [.. user.Groups],
        AttachedPolicies = [.. user.AttachedPolicies],
        InlinePolicies = Inline(user.InlinePolicies),
        PermissionsBoundary = user.PermissionsBoundary,
        Tags = Tags(user.Tags),
        Password = user.PasswordEnabled == true ? new SandboxPassword { LastChanged = CredentialsFromInventory.Before(inventory, user.PasswordAge), LastUsed = user.PasswordLastUsed } : null,
        AccessKeys = CredentialsFromInventory.Keys(user.AccessKeys, user.Arn, inventory),
        MfaDevices = CredentialsFromInventory.Devices(user, devices, inventory),
        Certificates = CredentialsFromInventory.Certificates(user, inventory),
        ServiceCredentials = CredentialsFromInventory.Services(user, inventory),
        SshKeys = CredentialsFromInventory.SshKeys(user, inventory),
        LastAccessed = CredentialsFromInventory.LastAccessed(user),
    };

    private static SandboxGroup Group(AwsIamGroup group) => new()
    {
        Name = group.GroupName,
        Path = group.Path,
        GroupId = SandboxIds.Make("AGPA", group.Arn),
        CreateDate = group.CreatedAt ?? default,
        AttachedPolicies = [.. group.AttachedPolicies],
        InlinePolicies = Inline(group.InlinePolicies),
    };

    private static SandboxRole Role(AwsIamRole role) => new()
    {
        Name = role.RoleName,
        Path = role.Path,
        RoleId = SandboxIds.Make("AROA", role.Arn),
        CreateDate = role.CreatedAt ?? default,
        Description = role.Description,
        MaxSessionDuration = role.MaxSessionDuration ?? AwsRules.LeastMaxSession,
        TrustPolicy = role.TrustPolicy,
        AttachedPolicies = [.. role.AttachedPolicies],
        InlinePolicies = Inline(role.InlinePolicies),
        PermissionsBoundary = role.PermissionsBoundary,
        Tags = Tags(role.Tags),
        LastUsed = role.LastUsed,
    };

    private static SandboxPolicy Policy(AwsIamPolicy policy) => new()
    {
        Name = policy.PolicyName,
        Path = policy.Path,
        PolicyId = SandboxIds.Make("ANPA", policy.Arn),
        Arn = policy.Arn,
        CreateDate = policy.CreatedAt ?? default,
        UpdateDate = policy.UpdatedAt ?? default,
        Versions = [new SandboxPolicyVersion { Document = policy.Document ?? Unknown, CreateDate = policy.UpdatedAt ?? default }],
    };

    private static SandboxSamlProvider Provider(AwsIdentityProvider provider, DateTimeOffset now) => new()
    {
        Name = provider.Name,
        Uuid = SandboxIds.Make("SAMLSP", provider.Arn, 20),
        MetadataDocument = StandInMetadata.For(provider.Issuer ?? provider.Name, provider.CertificateExpires ?? now),
        CreateDate = provider.CreatedAt ?? now,
        ValidUntil = (provider.CreatedAt ?? now).AddYears(100),
    };

    private static List<SandboxInlinePolicy> Inline(IReadOnlyList<AwsInlinePolicy> policies) => policies.Select(p => new SandboxInlinePolicy { Name = p.PolicyName, Document = p.Document }).ToList();

    private static List<SandboxTag> Tags(IReadOnlyDictionary<string, string> tags) => tags.Select(t => new SandboxTag { Key = t.Key, Value = t.Value }).ToList();
}
