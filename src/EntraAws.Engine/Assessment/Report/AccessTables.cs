using static EntraAws.Engine.Assessment.Report.ReportTable;

namespace EntraAws.Engine.Assessment.Report;

/// <summary>Roles, policies and identity providers.</summary>
internal static class AccessTables
{
    private static readonly ReportColumn Account = new("Account", CellKind.Text, IsChoice: true);
    private static readonly ReportColumn Risk = new("Risk", CellKind.Severity, IsChoice: true);

    public static ReportTable Roles(ReportContent content) => new(
        "roles", "Roles", "Without the service-linked ones, which AWS makes and keeps. Sessions are in hours.",
        [
            Account, new("Role", CellKind.Name), Risk, new("Kind", IsChoice: true), new("Trusted", CellKind.List), new("Policies", CellKind.List),
            new("Session", CellKind.Number), new("Last used", CellKind.Day), new("Description", CellKind.Prose),
        ],
        content.Inventories.SelectMany(i => i.Roles).Where(r => r.Kind != AwsRoleKind.ServiceLinked).Select(r => new object?[]
        {
            r.AccountId, r.RoleName, content.WorstOf(r.AccountId, r.Arn)?.ToString(), Kind(r.Kind), r.TrustedEntities, PolicyNames(r.AttachedPolicies, r.InlinePolicies),
            r.MaxSessionDuration / 3600, Day(r.LastUsed), r.Description,
        }).ToList());

    public static ReportTable Policies(ReportContent content) => new(
        "policies", "Policies", "The account's own ones first, then inline ones, then those of AWS that are in use.",
        [
            Account, new("Policy", CellKind.Name), Risk, new("Type", IsChoice: true), new("Used as", IsChoice: true), new("Attached to", CellKind.List),
            new("Boundary of", CellKind.List), new("Changed", CellKind.Day),
        ],
        content.Inventories.SelectMany(i => Managed(content, i, AwsPolicyType.CustomerManaged)
            .Concat(Inline(content, i)).Concat(Managed(content, i, AwsPolicyType.JobFunction)).Concat(Managed(content, i, AwsPolicyType.AwsManaged))).ToList());

    public static ReportTable Providers(ReportContent content) => new(
        "providers", "Identity providers", "Entra replaces the SAML ones; those of IAM Identity Center are left alone.",
        [
            Account, new("Provider", CellKind.Name), new("Type", IsChoice: true), new("Issuer", CellKind.Prose), new("Certificate ends", CellKind.Day),
            new("Trusted by", CellKind.List), new("Identity Center", IsChoice: true),
        ],
        content.Inventories.SelectMany(i => i.IdentityProviders).Select(p => new object?[]
        {
            p.AccountId, p.Name, p.Type, p.Issuer, Day(p.CertificateExpires), p.TrustedBy, YesNo(p.IsIdentityCenter),
        }).ToList());

    /// <summary>The inline policies of an account with whom they are written into, as findings cite them.</summary>
    public static IEnumerable<(string Holder, AwsInlinePolicy Policy)> InlineOf(AwsIamInventory inventory) =>
        inventory.Users.SelectMany(u => u.InlinePolicies.Select(p => ("user/" + u.UserName, p)))
            .Concat(inventory.Groups.SelectMany(g => g.InlinePolicies.Select(p => ("group/" + g.GroupName, p))))
            .Concat(inventory.Roles.Where(r => r.Kind != AwsRoleKind.ServiceLinked).SelectMany(r => r.InlinePolicies.Select(p => ("role/" + r.RoleName, p))));

    public static string InlineSource(string holder, string policy) => $"{holder} inline/{policy}";

    private static IEnumerable<object?[]> Managed(ReportContent content, AwsIamInventory inventory, AwsPolicyType type) =>
        inventory.Policies.Where(p => p.Type == type).Select(p => new object?[]
        {
            p.AccountId, p.PolicyName, content.WorstFrom(p.AccountId, p.Arn)?.ToString(), Type(type), p.UsedAs ?? "not used", p.AttachedTo, p.BoundaryOf, Day(p.UpdatedAt),
        });

    private static IEnumerable<object?[]> Inline(ReportContent content, AwsIamInventory inventory) =>
        InlineOf(inventory).Select(p => new object?[]
        {
            inventory.AccountId, p.Policy.PolicyName, content.WorstFrom(inventory.AccountId, InlineSource(p.Holder, p.Policy.PolicyName))?.ToString(), "Inline",
            "Permissions policy", new[] { p.Holder }, Array.Empty<string>(), null,
        });

    private static string Type(AwsPolicyType type) => type switch
    {
        AwsPolicyType.CustomerManaged => "Customer managed",
        AwsPolicyType.JobFunction => "Job function",
        _ => "AWS managed",
    };

    private static string Kind(AwsRoleKind kind) => kind switch
    {
        AwsRoleKind.IdentityCenter => "Identity Center",
        AwsRoleKind.ServiceLinked => "service-linked",
        AwsRoleKind.Saml => "SAML",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
