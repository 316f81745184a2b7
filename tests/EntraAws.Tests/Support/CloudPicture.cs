using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EntraAws.Sandbox;
using EntraAws.Sandbox.Entra;

namespace EntraAws.Tests;

/// <summary>
/// What both clouds hold, in words that compare: one line for each thing, without ids, times and thumbprints, which differ
/// from run to run. Ids inside a thing are replaced by the names they stand for.
/// </summary>
internal sealed partial class CloudPicture
{
    private readonly Dictionary<string, string> _names;

    private CloudPicture(SandboxState state)
    {
        _names = Names(state.Tenant);
        Lines = [.. Tenant(state.Tenant).Concat(state.Accounts.Values.SelectMany(a => Account(a, state.Tenant))).Concat(CenterPicture.Lines(state.IdentityCenter)).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>What is there more than once.</summary>
    public IReadOnlyList<string> Doubled => Lines.GroupBy(KeyOf).Where(g => g.Count() > 1).Select(g => g.First()).ToList();

    /// <summary>How many things of each kind there are.</summary>
    public IReadOnlyDictionary<string, int> Counts => Lines.GroupBy(l => l[..l.IndexOf(' ')]).ToDictionary(g => g.Key, g => g.Count());

    public static CloudPicture Of(SandboxState state) => new(state);

    /// <summary>The kind and name of a thing: what no two may share.</summary>
    private static string KeyOf(string line) => line.Split(" | ")[0];

    private static Dictionary<string, string> Names(TenantState tenant) => tenant.Users.Select(u => (u.Id, Name: u.UserPrincipalName))
        .Concat(tenant.Groups.Select(g => (g.Id, Name: g.DisplayName)))
        .Concat(tenant.Applications.Select(a => (Id: a.AppId, Name: a.DisplayName)))
        .Concat(tenant.ServicePrincipals.Select(p => (p.Id, Name: p.DisplayName)))
        .Concat(tenant.ServicePrincipals.SelectMany(p => p.AppRoles.Select(r => (r.Id, Name: r.Value ?? r.DisplayName ?? "?"))))
        .GroupBy(p => p.Id).ToDictionary(g => g.Key.ToString(), g => g.First().Name, StringComparer.OrdinalIgnoreCase);

    private string Name(Guid id) => _names.GetValueOrDefault(id.ToString(), "?");

    private IEnumerable<string> Tenant(TenantState tenant)
    {
        foreach (var app in tenant.Applications.Where(a => a.Exists()))
        {
            yield return $"app {app.DisplayName} | {List(app.IdentifierUris)} | {List(app.RedirectUris)}";
            var principals = tenant.ServicePrincipals.Where(p => p.Exists() && p.AppId == app.AppId).ToList();
            if (principals.Count != 1) yield return $"broken app {app.DisplayName} | has {principals.Count} service principals";
        }

        foreach (var principal in tenant.ServicePrincipals.Where(p => p.Exists()))
        {
            var app = principal.DisplayName;
            yield return $"principal {app} | {principal.PreferredSingleSignOnMode} | {List(principal.NotificationEmailAddresses)}";
            foreach (var role in principal.AppRoles) yield return $"role-of-app {role.Value ?? role.DisplayName} of {app} | {role.DisplayName} | {role.IsEnabled} | {role.Origin} | {List(role.AllowedMemberTypes)}";
            foreach (var link in principal.ClaimsMappingPolicies.Where(l => l.Exists())) yield return $"claims-of-app {app} | {tenant.ClaimsMappingPolicies.Find(p => p.Id == link.PolicyId)?.DisplayName}";
            // One line each, by app alone: an app is to have one certificate.
            foreach (var key in principal.KeyCredentials.Where(k => k.Exists() && k.Usage == "Verify"))
                yield return $"certificate {app} | {key.DisplayName} | active {IsActive(principal, key)}";
        }

        foreach (var policy in tenant.ClaimsMappingPolicies.Where(p => p.Exists())) yield return $"claims {policy.DisplayName} | {List(policy.Definition)}";
        foreach (var a in tenant.AppRoleAssignments.Where(a => a.Exists())) yield return $"assignment {Name(a.PrincipalId)} to {Name(a.AppRoleId)} of {Name(a.ResourceId)}";
        foreach (var group in tenant.Groups.Where(g => g.Exists()))
        {
            yield return $"group {group.DisplayName} | {group.Description} | {group.SecurityEnabled}";
            foreach (var member in group.Members.Where(m => m.Exists())) yield return $"member {Name(member.Id)} in {group.DisplayName}";
        }

        foreach (var user in tenant.Users.Where(u => u.Exists())) yield return $"user {user.UserPrincipalName} | {user.DisplayName} | {user.AccountEnabled} | {user.MailNickname}";
        foreach (var policy in tenant.ConditionalAccessPolicies.Where(p => p.Exists())) yield return $"access-policy {policy.DisplayName} | {Text(policy.Policy)}";
    }

    private static IEnumerable<string> Account(AwsAccountState account, TenantState tenant)
    {
        foreach (var provider in account.SamlProviders)
        {
            var metadata = Engine.Documents.SamlMetadata.TryRead(provider.MetadataDocument);
            var signers = tenant.ServicePrincipals.Where(p => metadata?.Certificates.Any(c => c.Thumbprint == p.PreferredTokenSigningKeyThumbprint) == true).Select(p => p.DisplayName);
            yield return $"provider {account.Arn(provider.Name)} | {metadata?.EntityId} | signed by {List(signers)} | {List(provider.Tags.Select(t => $"{t.Key}={t.Value}"))}";
        }

        foreach (var role in account.Roles)
            yield return $"role {account.Arn(role.Name)} | {role.Path} | {role.TrustPolicy} | {List(role.AttachedPolicies)} | {role.Description} | {role.MaxSessionDuration} | {List(role.Tags.Select(t => $"{t.Key}={t.Value}"))}";
        foreach (var user in account.Users) yield return $"iam-user {account.Arn(user.Name)} | {List(user.Groups)} | {List(user.AttachedPolicies)} | {user.Password is not null} | {user.AccessKeys.Count}";
        foreach (var policy in account.Policies) yield return $"policy {policy.Arn} | {policy.DefaultVersionId}";
    }

    private static bool IsActive(TenantServicePrincipal principal, TenantKeyCredential key) =>
        Convert.ToHexString(Convert.FromBase64String(key.CustomKeyIdentifier)).Equals(principal.PreferredTokenSigningKeyThumbprint, StringComparison.OrdinalIgnoreCase);

    private static string List(IEnumerable<string> values) => string.Join(", ", values.Order(StringComparer.Ordinal));

    private string Text(JsonObject policy)
    {
        var copy = (JsonObject)policy.DeepClone();
        foreach (var name in new[] { "id", "createdDateTime", "modifiedDateTime" }) copy.Remove(name);
        return Id().Replace(copy.ToJsonString(), m => _names.GetValueOrDefault(m.Value, m.Value));
    }

    [GeneratedRegex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")]
    private static partial Regex Id();
}
