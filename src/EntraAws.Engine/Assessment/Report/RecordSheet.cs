using static EntraAws.Engine.Assessment.Report.ReportTable;

namespace EntraAws.Engine.Assessment.Report;

/// <summary>What is to be recorded of an account before a migration: read where it can be read, left to fill in where not.</summary>
internal static class RecordSheet
{
    private static readonly string[] Contacts = ["Billing", "Operations", "Security"];

    public static Html Of(ReportContent content) => $"""
        <section class="card" id="record">
        <h2>Record sheet</h2>
        <p class="intro">What belongs in the file of each account. Days are UTC.</p>
        {content.Inventories.Select(i => Sheet(content, i))}
        </section>

        """;

    private static Html Sheet(ReportContent content, AwsIamInventory inventory)
    {
        var account = content.Accounts.GetValueOrDefault(inventory.AccountId);
        Html sheet = $"""
            {Gaps([.. account?.Gaps ?? [], .. inventory.Gaps])}
            <div class="sheet">
            {Identity(inventory, account)}
            {Root(inventory, account)}
            {PasswordPolicy(inventory)}
            {Size(inventory)}
            {(account is null ? (Html)$"<p class=\"intro wide\">Contacts, Regions and organization are not in this report: give what Get-AwsAccount returns with -Account.</p>" : Organization(account))}
            </div>
            {Manual(account)}
            """;
        if (content.HasOneAccount) return sheet;
        return $"<details><summary><bdi>{inventory.AccountId}</bdi> <bdi>{content.NameOf(inventory)}</bdi></summary>{sheet}</details>\n";
    }

    private static Html Identity(AwsIamInventory inventory, AwsAccount? account) => Block("Account",
    [
        ("Account id", inventory.AccountId),
        ("Name", account?.Name),
        ("Alias", account?.Alias ?? inventory.AccountAlias ?? "none"),
        ("Root e-mail", account?.Email),
        ("State", account?.State),
        ("Made", Day(account?.CreatedAt)),
        ("Organization", account is null ? null : account.OrganizationId ?? "in none"),
        ("Management account", account?.ManagementAccountId),
        ("Read", Time(inventory.TakenAt)),
        ("Credential report of", inventory.CredentialReportAt is { } at ? Time(at) : "could not be had"),
    ]);

    private static Html Root(AwsIamInventory inventory, AwsAccount? account)
    {
        var root = inventory.Root;
        var keys = root is null ? YesNo(account?.RootAccessKeysPresent) : root.AccessKeys.Count == 0 ? "none" : string.Join("; ", root.AccessKeys);
        return Block("Root user",
        [
            ("MFA", YesNo(root?.MfaEnabled ?? account?.RootMfaEnabled)),
            ("Access keys", keys),
            ("Password", YesNo(root?.PasswordEnabled)),
            ("Password last used", root is null ? null : Day(root.PasswordLastUsed) ?? "never"),
            ("Last used", root is null ? null : Day(root.LastUsed) ?? "never"),
        ]);
    }

    private static Html PasswordPolicy(AwsIamInventory inventory) => inventory.PasswordPolicy is not { } policy
        ? Block("Password policy", [("Policy", "none of its own, or it could not be read; then IAM's defaults apply")])
        : Block("Password policy",
        [
            ("Least length", TableHtml.Count(policy.MinimumLength)),
            ("Must have", string.Join(", ", Required(policy).DefaultIfEmpty("nothing"))),
            ("Ends after", policy.MaxAge is { } days ? $"{days} days" : "never"),
            ("Old ones kept out", policy.ReusePrevention is { } count ? TableHtml.Count(count) : "none"),
        ]);

    private static IEnumerable<string> Required(AwsPasswordPolicy policy) =>
        new[] { (policy.RequireUppercase, "upper case"), (policy.RequireLowercase, "lower case"), (policy.RequireNumbers, "digit"), (policy.RequireSymbols, "symbol") }
            .Where(r => r.Item1).Select(r => r.Item2);

    private static Html Size(AwsIamInventory inventory) => Block("Size and quotas",
        new[] { "Users", "Groups", "Roles", "Policies", "Providers" }
            .Where(inventory.Summary.ContainsKey)
            .Select(n => (n, inventory.Summary.TryGetValue(n + "Quota", out var quota) ? $"{TableHtml.Count(inventory.Summary[n])} of {TableHtml.Count(quota)}" : TableHtml.Count(inventory.Summary[n])))
            .Append(("Virtual MFA devices unassigned", TableHtml.Count(inventory.VirtualMfaDevices.Count(d => d.EnabledAt is null))))
            .Select(p => (p.Item1, (string?)p.Item2)));

    private static Html Organization(AwsAccount account) => $"""
        {Block("Alternate contacts", Contacts.Select(type => (type, Contact(account.AlternateContacts.FirstOrDefault(c => string.Equals(c.Type, type, StringComparison.OrdinalIgnoreCase))))))}
        {Block("Regions", [("Enabled", RegionNames(account.Regions.Where(r => r.Enabled))), ("Not enabled", RegionNames(account.Regions.Where(r => !r.Enabled)))])}
        """;

    private static string? Contact(AwsAlternateContact? contact) => contact is null
        ? "not set"
        : string.Join(", ", new[] { contact.Name, contact.Title, contact.EmailAddress, contact.PhoneNumber }.Where(t => !string.IsNullOrEmpty(t)));

    private static string? RegionNames(IEnumerable<AwsRegion> regions) => string.Join(", ", regions.Select(r => r.Name).Order(StringComparer.Ordinal)) is { Length: > 0 } names ? names : "none";

    private static Html Manual(AwsAccount? account) => account is not { ManualItems.Count: > 0 }
        ? Html.None
        : (Html)$"""
            <h3>To fill in by hand</h3>
            <table class="manual"><thead><tr><th scope="col">Item</th><th scope="col">Why, and where to look</th><th scope="col">Recorded</th></tr></thead>
            <tbody>{account.ManualItems.Select(m => (Html)$"<tr><th scope=\"row\">{m.Item}</th><td>{m.Remark}</td><td class=\"blank\"></td></tr>")}</tbody></table>
            """;

    public static Html Gaps(IReadOnlyList<string> gaps) => gaps.Count == 0
        ? Html.None
        : (Html)$"<div class=\"gaps\"><strong>Not everything could be read.</strong><ul>{gaps.Distinct().Select(g => (Html)$"<li>{g}</li>")}</ul></div>";

    public static Html Block(string title, IEnumerable<(string Name, string? Value)> lines) => $"""
        <div class="block"><h3>{title}</h3><dl>{lines.Select(l => (Html)$"<div><dt>{l.Name}</dt><dd>{Value(l.Value)}</dd></div>")}</dl></div>
        """;

    private static Html Value(string? value) => string.IsNullOrEmpty(value) ? $"<span class=\"null\">not known</span>" : (Html)$"<bdi>{value}</bdi>";

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) + " UTC";
}
