namespace EntraAws.Engine.Assessment.Report;

/// <summary>The first questions, answered in numbers.</summary>
internal static class Glance
{
    private const int OldKey = 90;

    public static Html Of(ReportContent content)
    {
        var users = content.Inventories.SelectMany(i => i.Users).ToList();
        var roles = content.Inventories.SelectMany(i => i.Roles).ToList();
        var policies = content.Inventories.SelectMany(i => i.Policies).ToList();
        var providers = content.Inventories.SelectMany(i => i.IdentityProviders).ToList();
        var severe = content.Risks.Count(r => r.Severity >= AccessRiskSeverity.High);
        var rootRisks = content.Inventories.Count(i => i.Root is { MfaEnabled: false } or { AccessKeys.Count: > 0 });
        var unknownRoots = content.Inventories.Count(i => i.Root is null);
        return $"""
            <section id="glance" aria-label="At a glance"><ul class="cards">
            {Card("findings", severe, "findings are critical or high", $"of {N(content.Risks.Count)}", severe > 0)}
            {Card("users", users.Count, "IAM users", Kinds(users))}
            {Card("users", users.Count(PeopleTables.LacksMfa), "have a password and no MFA", $"of {N(users.Count(u => u.PasswordEnabled == true))} with a password", users.Exists(PeopleTables.LacksMfa))}
            {Card("users", users.Count(u => u.AccessKeyAge > OldKey), $"have a key older than {OldKey} days", $"of {N(users.Count(u => u.AccessKeyAge is not null))} with a working key", users.Exists(u => u.AccessKeyAge > OldKey))}
            {Card("record", rootRisks, "root users without MFA or with keys", unknownRoots > 0 ? $"{N(unknownRoots)} could not be read" : $"of {N(content.Inventories.Count)}", rootRisks > 0)}
            {Card("groups", content.Inventories.Sum(i => i.Groups.Count), "groups", null)}
            {Card("roles", roles.Count(r => r.Kind != AwsRoleKind.ServiceLinked), "roles", $"besides {N(roles.Count(r => r.Kind == AwsRoleKind.ServiceLinked))} service-linked")}
            {Card("policies", policies.Count(p => p.Type == AwsPolicyType.CustomerManaged), "policies of your own", $"{N(policies.Count(p => p is { Type: AwsPolicyType.CustomerManaged, UsedAs: null }))} not used")}
            {Card("providers", providers.Count, "identity providers", $"{N(providers.Count(p => p is { Type: "SAML", IsIdentityCenter: false }))} SAML to replace")}
            </ul></section>

            """;
    }

    private static Html Card(string target, int number, string what, string? detail, bool isBad = false) => $"""
        <li><a class="{(isBad ? "bad" : "")}" href="#{target}"><strong>{N(number)}</strong><span>{what}</span><small>{detail}</small></a></li>
        """;

    private static string Kinds(List<AwsIamUser> users) =>
        $"{N(users.Count(u => u.Kind == AwsUserKind.Person))} people, {N(users.Count(u => u.Kind == AwsUserKind.ServiceAccount))} services, {N(users.Count(u => u.Kind == AwsUserKind.Unknown))} unknown";

    private static string N(int number) => TableHtml.Count(number);
}
