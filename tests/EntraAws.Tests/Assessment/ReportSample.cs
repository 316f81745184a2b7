using EntraAws.Contracts;

namespace EntraAws.Tests.Assessment;

/// <summary>An account of any size, the same each time, with names in it that try to be something else than text.</summary>
internal static class ReportSample
{
    public const string Account = "111122223333";
    public const string Script = "</script><script>window.hacked = 1</script>";
    public const string Image = "<img src=x onerror=\"window.hacked = 2\">";
    public const string Turned = "invoice\u202Efdp.exe";
    public const string Quotes = "a\"b'c`d&amp;e&f";
    public const string Lines = "one\u2028two\u2029three";

    private static readonly DateTimeOffset Now = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);
    private static readonly string[] Hostile = [Script, Image, Turned, Quotes, Lines, new string('w', 128), "=cmd|'/c calc'!A1", "\ud800 alone", "Zoë 李 محمد", "--><!--", "]]>"];
    private static readonly AccessRiskSeverity[] Severities = [AccessRiskSeverity.Critical, AccessRiskSeverity.High, AccessRiskSeverity.Medium, AccessRiskSeverity.Low];

    public static InventoryReportRequest Request(string path, int users, bool overwrite = false) => new()
    {
        Path = path,
        Inventories = [Inventory(users)],
        Accounts = [Record()],
        Risks = Risks(users),
        Tenant = Tenant(),
        Overwrite = overwrite,
    };

    public static AwsIamInventory Inventory(int users, string account = Account)
    {
        var groups = Math.Max(3, users / 40);
        var policies = Math.Max(6, users / 30);
        var all = Enumerable.Range(0, users).Select(i => User(i, groups, policies, account)).ToList();
        var members = all.SelectMany(u => u.Groups.Select(g => (Group: g, u.UserName))).ToLookup(m => m.Group, m => m.UserName);
        return new AwsIamInventory
        {
            AccountId = account,
            AccountAlias = "contoso-prod",
            TakenAt = Now,
            CredentialReportAt = Now.AddHours(-3),
            Users = all,
            Groups = [.. Enumerable.Range(0, groups).Select(i => new AwsIamGroup
            {
                AccountId = account, GroupName = GroupName(i), Arn = $"arn:aws:iam::{account}:group/{GroupName(i)}", Members = [.. members[GroupName(i)]],
                AttachedPolicies = i % 5 == 0 ? [PolicyArn(i % policies, account), PolicyArn((i * 7 + 1) % policies, account)] : [PolicyArn(i % policies, account)],
                InlinePolicies = i % 9 == 0 ? [new AwsInlinePolicy { PolicyName = i == 0 ? Image : $"extra-{i}", Document = "{}" }] : [],
            })],
            Roles = [.. Enumerable.Range(0, Math.Max(4, users / 50)).Select(i => new AwsIamRole
            {
                AccountId = account, RoleName = i == 0 ? Script : $"Role-{i}", Arn = $"arn:aws:iam::{account}:role/Role-{i}", Kind = (AwsRoleKind)(i % 5), MaxSessionDuration = 3600 * (1 + (i % 12)),
                TrustedEntities = [i % 2 == 0 ? "ec2.amazonaws.com" : $"arn:aws:iam::{account}:saml-provider/adfs"], Description = i % 3 == 0 ? Image : null, AttachedPolicies = [PolicyArn(i % policies, account)],
                LastUsed = i % 4 == 0 ? null : Now.AddDays(-i),
            })],
            Policies = [.. Enumerable.Range(0, policies).Select(i => new AwsIamPolicy
            {
                AccountId = account, PolicyName = PolicyName(i), Arn = PolicyArn(i, account), Type = i % 4 == 3 ? AwsPolicyType.AwsManaged : AwsPolicyType.CustomerManaged,
                UsedAs = "Permissions policy", AttachedTo = [$"group/{GroupName(i % groups)}"], UpdatedAt = Now.AddDays(-i),
            })],
            IdentityProviders = [new AwsIdentityProvider { AccountId = account, Name = "adfs", Arn = $"arn:aws:iam::{account}:saml-provider/adfs", Type = "SAML", Issuer = "http://adfs.contoso.com/adfs/services/trust", CertificateExpires = Now.AddDays(40), TrustedBy = ["Role-1", "Role-3"] }],
            Root = new AwsRootUser { PasswordEnabled = true, MfaEnabled = false, PasswordLastUsed = Now.AddDays(-4), LastUsed = Now.AddDays(-4), AccessKeys = [new AwsAccessKey { Active = true, Age = 900 }] },
            PasswordPolicy = new AwsPasswordPolicy { MinimumLength = 8, RequireNumbers = true },
            Summary = new Dictionary<string, int> { ["Users"] = users, ["UsersQuota"] = 5000, ["Groups"] = groups, ["GroupsQuota"] = 300 },
            Gaps = ["SSH keys were not read: " + Quotes],
        };
    }

    public static AwsAccount Record(string account = Account) => new()
    {
        AccountId = account,
        Name = "Contoso & Söhne " + Image,
        State = "ACTIVE",
        Email = "aws-root@contoso.com",
        OrganizationId = "o-exampleorgid",
        ManagementAccountId = "999988887777",
        AlternateContacts = [new AwsAlternateContact { Type = "Billing", Name = Turned, EmailAddress = "billing@contoso.com", PhoneNumber = "+49 30 1234" }],
        Regions = [.. new[] { "eu-central-1", "eu-west-1", "us-east-1" }.Select(r => new AwsRegion { Name = r, Status = "ENABLED_BY_DEFAULT" }), new AwsRegion { Name = "me-south-1", Status = "DISABLED" }],
        ManualItems = [new AwsManualItem { Item = "Payment method", Remark = "No API tells it; look in the Billing console." }, new AwsManualItem { Item = "Security questions", Remark = "AWS discontinued them." }],
    };

    public static EntraTenant Tenant() => new()
    {
        TenantId = new Guid("11111111-2222-3333-4444-555555555555"),
        DisplayName = Image,
        DefaultDomain = "contoso.com",
        VerifiedDomains = ["contoso.com", "contoso.onmicrosoft.com"],
        License = "P1",
        LicenseEvidence = "Service plan AAD_PREMIUM of subscription SPB.",
        SecurityDefaultsEnabled = false,
        AwsApps = [new EntraAwsApp { DisplayName = Script, HomePageUrl = "http://aws.amazon.com/", SignOnMode = "saml", CertificateExpires = Now.AddDays(12), Template = "AWS Single-Account Access" }],
        Features = [new EntraFeature { Name = "SAML sign-on to AWS", Needs = "Free", Available = true }, new EntraFeature { Name = "Conditional Access by risk", Needs = "P2", Available = false, Remark = "This tenant has P1." }],
    };

    public static IReadOnlyList<AccessRisk> Risks(int users, string account = Account)
    {
        var risks = new List<AccessRisk> { Risk(0, "Root", "root", $"arn:aws:iam::{account}:root", AccessRiskSeverity.Critical, "RootHasAccessKeys", "credential report: access_key_1_active", account) };
        var policies = Math.Max(6, users / 30);
        for (var i = 0; i < users; i += 3)
        {
            // The worse, the fewer.
            var severity = Severities[i % 40 == 0 ? 0 : i % 10 == 0 ? 1 : i % 2 == 0 ? 2 : 3];
            risks.Add(Risk(0, "User", UserName(i), $"arn:aws:iam::{account}:user/{UserName(i)}", severity, severity == AccessRiskSeverity.Critical ? "AdministratorEquivalent" : severity == AccessRiskSeverity.High ? "PrivilegeEscalation" : "ConsoleWithoutMfa", PolicyArn(i % policies, account), account));
        }

        return risks.OrderByDescending(r => r.PrincipalType == "Root").ThenByDescending(r => r.Severity).Select((r, i) => r with { Rank = i + 1 }).ToList();
    }

    public static string UserName(int i) => i % 3 == 0 && i / 3 < Hostile.Length ? Hostile[i / 3] : $"{(i % 7 == 0 ? "svc" : "user")}-{i:D4}";

    private static AccessRisk Risk(int rank, string type, string name, string arn, AccessRiskSeverity severity, string finding, string source, string account) => new()
    {
        AccountId = account, Rank = rank, Severity = severity, Finding = finding, PrincipalType = type, PrincipalName = name, PrincipalArn = arn,
        Summary = $"It can do what an administrator can, or has a credential that is weak.", Certain = severity != AccessRiskSeverity.Medium,
        Evidence = [new AccessEvidence { Source = source, Statement = "1", Through = severity == AccessRiskSeverity.High ? GroupName(2) : null, Actions = ["iam:PassRole", "ec2:RunInstances", "sts:AssumeRole"], ConditionKeys = severity == AccessRiskSeverity.Medium ? ["aws:MultiFactorAuthPresent"] : [] }],
        Remedy = "Move this user to Entra first, then remove the policy.",
    };

    private static AwsIamUser User(int i, int groups, int policies, string account) => new()
    {
        AccountId = account,
        UserName = UserName(i),
        Arn = $"arn:aws:iam::{account}:user/{UserName(i)}",
        Kind = (AwsUserKind)(i % 3),
        PasswordEnabled = i % 3 != 2,
        PasswordAge = i % 3 == 2 ? null : i % 700,
        PasswordLastUsed = i % 5 == 0 ? null : Now.AddDays(-(i % 300)),
        MfaEnabled = i % 4 != 0,
        AccessKeyAge = i % 2 == 0 ? (i * 3) % 1100 : null,
        LastUsed = i % 11 == 0 ? null : Now.AddDays(-(i % 200)),
        Groups = i % 17 == 0 ? [GroupName(i % groups), GroupName((i + 1) % groups)] : [GroupName(i % groups)],
        AttachedPolicies = i % 25 == 0 ? [PolicyArn(i % policies, account)] : [],
    };

    private static string GroupName(int i) => i == 1 ? "Ops & <b>Dev</b>" : $"Group-{i:D3}";

    private static string PolicyName(int i) => i switch { 0 => "AdministratorAccess", 1 => "S3&Dynamo<read>", 2 => Turned, _ => $"Policy-{i:D3}" };

    private static string PolicyArn(int i, string account) => i == 0 ? "arn:aws:iam::aws:policy/AdministratorAccess" : $"arn:aws:iam::{account}:policy/{PolicyName(i)}";
}
