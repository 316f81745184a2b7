namespace EntraAws.Engine.Assessment.Report;

/// <summary>Draws the diagram. Its colours are the style sheet's; the script adds only that a box shows its ways.</summary>
internal static class DiagramSvg
{
    private const int MostAccounts = 3;
    private const double Width = 1120;
    private const double BoxWidth = 214;
    private const double BoxHeight = 26;
    private const double Pitch = 34;
    private const double Top = 40;
    private const double RiskWidth = 120;

    private static readonly string[] Headings = ["Users", "Groups", "Policies", "Risk"];

    public static Html Of(ReportContent content)
    {
        var accounts = content.Inventories.OrderByDescending(i => content.Risks.Where(r => r.AccountId == i.AccountId).Select(r => (int)r.Severity + 1).DefaultIfEmpty(0).Max())
            .ThenByDescending(i => i.Users.Count).Take(MostAccounts).ToList();
        return $"""
            <section class="card" id="diagram">
            <h2>Who gets what</h2>
            <p class="intro">The worst are shown by name, the others together. A wide line stands for many people; a broken one is a policy of the user's own.{(content.Inventories.Count > MostAccounts ? $" Drawn for the {MostAccounts} accounts with the worst findings." : "")}</p>
            {accounts.Select(i => Draw(content, i))}
            </section>

            """;
    }

    private static Html Draw(ReportContent content, AwsIamInventory inventory)
    {
        var diagram = new AccessDiagram(content, inventory);
        var height = Top + (Pitch * Math.Max(1, diagram.Columns.Max(c => c.Count)));
        var places = new Dictionary<DiagramNode, (int Id, double X, double Y)>();
        for (var column = 0; column < diagram.Columns.Count; column++)
        {
            var nodes = diagram.Columns[column];
            var pitch = (height - Top) / Math.Max(1, nodes.Count);
            for (var i = 0; i < nodes.Count; i++) places[nodes[i]] = (places.Count, X(column), Top + (pitch * (i + 0.5)));
        }

        return $"""
            {(content.HasOneAccount ? Html.None : (Html)$"<h3><bdi>{inventory.AccountId}</bdi> <bdi>{content.NameOf(inventory)}</bdi></h3>")}
            <div class="scroll drawing" tabindex="0" role="region" aria-label="Diagram"><svg viewBox="-1 0 {Width + 2} {height}" role="group" aria-label="Users, their groups, the policies of these, and the risk that was found">
            {Headings.Select((h, i) => (Html)$"<text class=\"heading\" x=\"{X(i)}\" y=\"18\">{h}</text>")}
            <g class="links">{diagram.Links.OrderBy(l => Severity(l.Key)).Select(l => Link(places[l.Key.From], places[l.Key.To], l.Key, l.Value))}</g>
            {places.Select(p => Box(p.Key, p.Value.Id, p.Value.X, p.Value.Y))}
            </svg></div>
            """;
    }

    private static double X(int column) => column * (Width - RiskWidth) / 3;

    private static double WidthOf(DiagramNode node) => node.Column == 3 ? RiskWidth : BoxWidth;

    // A link is as bad as what it leads to; to people, as what it gives them.
    private static AccessRiskSeverity? Severity((DiagramNode From, DiagramNode To) link) => link.To.Column == 3 ? link.From.Severity : link.To.Severity;

    private static Html Link((int Id, double X, double Y) from, (int Id, double X, double Y) to, (DiagramNode From, DiagramNode To) ends, int weight)
    {
        var start = from.X + WidthOf(ends.From);
        var bend = (to.X - start) / 2;
        var own = ends is { From.Column: 0, To.Column: 2 } ? " own" : "";
        return $"""
            <path class="link {Class(Severity(ends))}{own}" data-from="{from.Id}" data-to="{to.Id}" stroke-width="{1 + Math.Min(6, Math.Log2(weight) * 0.6)}" d="M{start} {from.Y}C{start + bend} {from.Y} {to.X - bend} {to.Y} {to.X} {to.Y}"/>
            """;
    }

    // The inner svg cuts off a name that is wider than its box.
    private static Html Box(DiagramNode node, int id, double x, double y) => $"""
        <g class="node {Class(node.Severity)}" data-node="{id}"><title>{Title(node)}</title><rect x="{x}" y="{y - (BoxHeight / 2)}" width="{WidthOf(node)}" height="{BoxHeight}" rx="5"/>
        <rect class="mark" x="{x}" y="{y - (BoxHeight / 2)}" width="5" height="{BoxHeight}" rx="2"/><svg x="{x + 12}" y="{y - (BoxHeight / 2)}" width="{WidthOf(node) - 18}" height="{BoxHeight}"><text y="17.5">{Label(node)}</text></svg></g>
        """;

    private static string Label(DiagramNode node) => node.Count > 0 ? $"{TableHtml.Count(node.Count)} other {node.Label}" : node.Label;

    private static string Title(DiagramNode node) => $"{Label(node)}{(node.Column == 3 ? "" : node.Severity is { } severity ? $": {severity}" : ": no finding")}";

    private static string Class(AccessRiskSeverity? severity) => severity?.ToString().ToLowerInvariant() ?? "clear";
}
