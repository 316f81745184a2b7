using System.Text.Json;
using EntraAws.Engine.Documents;
using EntraAws.Rules;
using EntraAws.Sandbox;

namespace EntraAws.Engine;

/// <summary>
/// Makes sandbox accounts of inventories, so that real ones can be rehearsed offline. What an inventory does not hold, the
/// sandbox invents: ids, and the metadata of SAML providers, which only their issuer and end of certificate are known of.
/// How users sign in is told by <see cref="SandboxCredentials"/>.
/// </summary>
internal static class SandboxFromInventory
{
    public static AwsAccountState Account(AwsIamInventory inventory)
    {
        var account = new AwsAccountState
        {
            AccountId = inventory.AccountId,
            Name = inventory.AccountAlias ?? inventory.AccountId,
            Alias = inventory.AccountAlias,
            Partition = Partition(inventory),
            Users = inventory.Users.Select(u => User(u, inventory)).ToList(),
            Groups = inventory.Groups.Select(Group).ToList(),
            Roles = inventory.Roles.Select(Role).ToList(),
            Policies = inventory.Policies.Where(p => p.Document is not null).Select(Policy).ToList(),
            SamlProviders = inventory.IdentityProviders.Where(p => p.Type == "SAML").Select(p => Provider(p, inventory.TakenAt)).ToList(),
            OidcProviders = inventory.IdentityProviders.Where(p => p.Type == "OIDC").Select(p => new SandboxOidcProvider { Url = p.Name, CreateDate = p.CreatedAt ?? inventory.TakenAt }).ToList(),
            Root = Root(inventory),
        };
        foreach (var (name, value) in inventory.Summary.Where(s => s.Key.EndsWith("Quota", StringComparison.Ordinal))) account.Quotas[name] = value;
        return account;
    }

    private static string Partition(AwsIamInventory inventory)
    {
        var arn = inventory.Users.Select(u => u.Arn).Concat(inventory.Roles.Select(r => r.Arn)).FirstOrDefault();
        return Arn.Parse(arn)?.Partition ?? "aws";
    }

    private static SandboxUser User(AwsIamUser user, AwsIamInventory inventory) => new()
    {
        Name = user.UserName,
        Path = user.Path,
        UserId = Id("AIDA", user.Arn),
        CreateDate = user.CreatedAt ?? inventory.TakenAt,
        Groups = [.. user.Groups],
        AttachedPolicies = [.. user.AttachedPolicies],
        InlinePolicies = Inline(user.InlinePolicies),
        PermissionsBoundary = user.PermissionsBoundary,
        Tags = Tags(user.Tags),
        Password = user.PasswordEnabled == true ? new SandboxPassword { LastChanged = Before(inventory, user.PasswordAge), LastUsed = user.PasswordLastUsed } : null,
        AccessKeys = Keys(user.AccessKeys, user.Arn, inventory),
        MfaDevices = user.MfaEnabled == true ? [new SandboxMfaDevice { SerialNumber = $"arn:{Partition(inventory)}:iam::{inventory.AccountId}:mfa/{user.UserName}", EnableDate = user.CreatedAt ?? inventory.TakenAt }] : [],
    };

    private static SandboxGroup Group(AwsIamGroup group) => new()
    {
        Name = group.GroupName,
        Path = group.Path,
        GroupId = Id("AGPA", group.Arn),
        CreateDate = group.CreatedAt ?? default,
        AttachedPolicies = [.. group.AttachedPolicies],
        InlinePolicies = Inline(group.InlinePolicies),
    };

    private static SandboxRole Role(AwsIamRole role) => new()
    {
        Name = role.RoleName,
        Path = role.Path,
        RoleId = Id("AROA", role.Arn),
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
        PolicyId = Id("ANPA", policy.Arn),
        Arn = policy.Arn,
        CreateDate = policy.CreatedAt ?? default,
        UpdateDate = policy.UpdatedAt ?? default,
        Versions = [new SandboxPolicyVersion { Document = policy.Document!, CreateDate = policy.UpdatedAt ?? default }],
    };

    private static SandboxSamlProvider Provider(AwsIdentityProvider provider, DateTimeOffset now) => new()
    {
        Name = provider.Name,
        Uuid = Id("SAMLSP", provider.Arn),
        MetadataDocument = StandInMetadata.For(provider.Issuer ?? provider.Name, provider.CertificateExpires ?? now),
        CreateDate = provider.CreatedAt ?? now,
        ValidUntil = (provider.CreatedAt ?? now).AddYears(100),
    };

    private static SandboxRootUser Root(AwsIamInventory inventory) => new()
    {
        CreateDate = inventory.Users.Select(u => u.CreatedAt).Append(inventory.TakenAt).Min() ?? inventory.TakenAt,
        Password = inventory.Root?.PasswordEnabled == true ? new SandboxPassword { LastChanged = inventory.TakenAt, LastUsed = inventory.Root.PasswordLastUsed } : null,
        MfaActive = inventory.Root?.MfaEnabled ?? false,
        AccessKeys = Keys(inventory.Root?.AccessKeys ?? [], "root", inventory),
    };

    private static List<SandboxAccessKey> Keys(IReadOnlyList<AwsAccessKey> keys, string owner, AwsIamInventory inventory) => keys.Select((k, i) => new SandboxAccessKey
    {
        AccessKeyId = k.AccessKeyId ?? Id("AKIA", $"{owner}#{i}"),
        Active = k.Active,
        CreateDate = Before(inventory, k.Age),
        LastUsed = k.LastUsed,
        LastUsedRegion = k.LastUsedRegion,
        LastUsedService = k.LastUsedService,
    }).ToList();

    private static DateTimeOffset Before(AwsIamInventory inventory, int? days) => inventory.TakenAt.AddDays(-(days ?? 0));

    private static List<SandboxInlinePolicy> Inline(IReadOnlyList<AwsInlinePolicy> policies) => policies.Select(p => new SandboxInlinePolicy { Name = p.PolicyName, Document = p.Document }).ToList();

    private static List<SandboxTag> Tags(IReadOnlyDictionary<string, string> tags) => tags.Select(t => new SandboxTag { Key = t.Key, Value = t.Value }).ToList();

    private static string Id(string prefix, string of) => prefix + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(of)))[..(21 - prefix.Length)];
}
