using static EntraAws.Engine.Assessment.Report.ReportTable;

namespace EntraAws.Engine.Assessment.Report;

/// <summary>The Entra tenant that the people shall sign in with.</summary>
internal static class TenantSection
{
    public static Html Of(EntraTenant tenant) => $"""
        <section class="card" id="tenant">
        <h2>Entra tenant</h2>
        {RecordSheet.Gaps(tenant.Gaps)}
        <div class="sheet">
        {RecordSheet.Block("Tenant", [("Name", tenant.DisplayName), ("Tenant id", tenant.TenantId.ToString()), ("Default domain", tenant.DefaultDomain), ("Domains", string.Join(", ", tenant.VerifiedDomains))])}
        {RecordSheet.Block("Licence", [("Edition", tenant.License), ("Follows from", tenant.LicenseEvidence), ("Security defaults", tenant.SecurityDefaultsEnabled switch { true => "on", false => "off", null => null })])}
        </div>
        <h3>What it can be used for</h3>
        <table><thead><tr><th scope="col">Feature</th><th scope="col">Needs</th><th scope="col">Can be used</th><th scope="col">Remark</th></tr></thead>
        <tbody>{tenant.Features.Select(f => (Html)$"<tr><th scope=\"row\">{f.Name}</th><td>{f.Needs}</td><td>{YesNo(f.Available) ?? "not known"}</td><td>{f.Remark}</td></tr>")}</tbody></table>
        <h3>AWS apps that exist</h3>
        {(tenant.AwsApps.Count == 0 ? (Html)$"<p class=\"none\">None were found.</p>" : Apps(tenant))}
        </section>

        """;

    private static Html Apps(EntraTenant tenant) => $"""
        <table><thead><tr><th scope="col">App</th><th scope="col">Made from</th><th scope="col">Home page</th><th scope="col">Sign-on</th><th scope="col">Certificate ends</th></tr></thead>
        <tbody>{tenant.AwsApps.Select(a => (Html)$"<tr><th scope=\"row\"><bdi>{a.DisplayName}</bdi></th><td>{a.Template ?? "no AWS template"}</td><td><bdi>{a.HomePageUrl}</bdi></td><td>{a.SignOnMode ?? "not set up"}</td><td>{Day(a.CertificateExpires) ?? "no certificate"}</td></tr>")}</tbody></table>
        """;
}
