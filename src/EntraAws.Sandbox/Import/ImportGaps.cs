using System.Text.RegularExpressions;

namespace EntraAws.Sandbox;

/// <summary>Adds what authorization details name but do not hold: managed policies left out of the list, and identity providers.</summary>
internal static partial class ImportGaps
{
    private const string Unknown = """{"Version":"2012-10-17","Statement":[]}""";

    public static void Fill(AwsAccountState account)
    {
        Policies(account);
        Attachments(account);
        foreach (Match match in account.Roles.SelectMany(r => Provider().Matches(r.TrustPolicy)))
        {
            if (match.Groups["id"].Value != account.AccountId) continue;
            var name = match.Groups["name"].Value;
            if (match.Groups["kind"].Value == "saml") Saml(account, name);
            else if (account.OidcProviders.All(p => p.Url != name)) account.OidcProviders.Add(new SandboxOidcProvider { Url = name, CreateDate = Since(account) });
        }
    }

    private static void Policies(AwsAccountState account)
    {
        var named = account.Users.SelectMany(u => u.AttachedPolicies.Append(u.PermissionsBoundary))
            .Concat(account.Groups.SelectMany(g => g.AttachedPolicies))
            .Concat(account.Roles.SelectMany(r => r.AttachedPolicies.Append(r.PermissionsBoundary)));
        foreach (var arn in named.OfType<string>().Distinct(StringComparer.Ordinal).Where(a => ManagedPolicies.Find(account, a) is null))
        {
            account.Policies.Add(new SandboxPolicy
            {
                Name = arn[(arn.LastIndexOf('/') + 1)..], Arn = arn, Path = SandboxPolicy.PathOf(arn), PolicyId = SandboxIds.Make("ANPA", account.AccountId + arn),
                CreateDate = Since(account), UpdateDate = Since(account),
                Versions = [new SandboxPolicyVersion { Document = Unknown, CreateDate = Since(account) }],
            });
        }
    }

    private static void Attachments(AwsAccountState account)
    {
        var counted = account.Policies.ToDictionary(p => p, p => (p.UnseenAttachments, p.UnseenBoundaries));
        foreach (var policy in account.Policies) (policy.UnseenAttachments, policy.UnseenBoundaries) = (0, 0);
        var (attached, boundary) = ManagedPolicies.Use(account, DateTimeOffset.MaxValue);
        foreach (var (policy, (attachments, boundaries)) in counted)
        {
            policy.UnseenAttachments = Math.Max(0, attachments - attached.GetValueOrDefault(policy.Arn));
            policy.UnseenBoundaries = Math.Max(0, boundaries - boundary.GetValueOrDefault(policy.Arn));
        }
    }

    private static void Saml(AwsAccountState account, string name)
    {
        if (account.SamlProviders.Any(p => p.Name == name)) return;
        var created = Since(account);
        account.SamlProviders.Add(new SandboxSamlProvider
        {
            Name = name, Uuid = SandboxIds.Make("SAMLSP", $"{account.AccountId}/{name}", 20), MetadataDocument = SampleSaml.Metadata("idp.example.com"),
            CreateDate = created, VisibleAt = created, ValidUntil = created.AddYears(100),
        });
    }

    private static DateTimeOffset Since(AwsAccountState account) =>
        account.Roles.Select(r => r.CreateDate).Concat(account.Users.Select(u => u.CreateDate)).DefaultIfEmpty(new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.Zero)).Min();

    [GeneratedRegex("arn:aws[a-z-]*:iam::(?<id>[0-9]{12}):(?<kind>saml|oidc)-provider/(?<name>[^\"]+)")]
    private static partial Regex Provider();
}
