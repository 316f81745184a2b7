namespace EntraAws.Engine.Assessment.Report;

/// <summary>Where to begin: the first findings in full, and how many there are of each kind.</summary>
internal static class FirstSteps
{
    private const int Most = 8;
    private const int MostEvidence = 4;

    public static Html Of(ReportContent content) => $"""
        <section class="card" id="first">
        <h2>Where to begin</h2>
        {(content.Risks.Count == 0 ? (Html)$"<p class=\"none\">There are no findings.</p>" : Body(content))}
        </section>

        """;

    private static Html Body(ReportContent content) => $"""
        <p class="intro">Root first, then whoever can do everything, then what can change, create or delete.{(content.Risks.Count > Most ? $" These are the first {Most} of {TableHtml.Count(content.Risks.Count)}." : "")}</p>
        <ol class="steps">{content.Risks.Take(Most).Select(r => Step(content, r))}</ol>
        <h3>All findings by kind</h3>
        <table class="kinds"><thead><tr><th scope="col">Finding</th><th scope="col">Worst</th><th scope="col" class="number">How many</th></tr></thead>
        <tbody>{content.Risks.GroupBy(r => r.Finding).OrderByDescending(g => g.Max(r => r.Severity)).ThenByDescending(g => g.Count()).Select(Kind)}</tbody></table>
        """;

    private static Html Step(ReportContent content, AccessRisk risk) => $"""
        <li><h3>{TableHtml.Severity(risk.Severity.ToString())} <span class="what">{risk.PrincipalType}</span> <bdi class="who">{risk.PrincipalName}</bdi>{Account(content, risk)}</h3>
        <p>{FindingTable.Summary(risk)}</p>
        <ul class="evidence">{risk.Evidence.Take(MostEvidence).Select(e => (Html)$"<li><bdi>{FindingTable.Evidence(e)}</bdi></li>")}</ul>
        <p class="remedy">{risk.Remedy}</p></li>
        """;

    private static Html Account(ReportContent content, AccessRisk risk) => content.HasOneAccount ? Html.None : (Html)$" <small>in {risk.AccountId}</small>";

    private static Html Kind(IGrouping<string, AccessRisk> kind) =>
        $"<tr><th scope=\"row\">{FindingTable.Words(kind.Key)}</th><td>{TableHtml.Severity(kind.Max(r => r.Severity).ToString())}</td><td class=\"number\">{TableHtml.Count(kind.Count())}</td></tr>";
}
