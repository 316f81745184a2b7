using System.Globalization;

namespace EntraAws.Engine.Assessment.Report;

/// <summary>
/// Tables in HTML. A large one comes with its first rows only; the script fills in the rest from the data, and shows
/// cells in the same way.
/// </summary>
internal static class TableHtml
{
    private const int MostRows = 60;
    private const int MostNames = 6;

    public static Html Of(ReportTable table) => $"""
        <section class="card" id="{table.Id}">
        <h2>{table.Title} <span class="count">{Count(table.Rows.Count)}</span></h2>
        <p class="intro">{table.Intro}</p>
        {(table.Rows.Count == 0 ? (Html)$"<p class=\"none\">There are none.</p>" : Body(table))}
        </section>

        """;

    /// <summary>The cells' common look, also for tables that are no data tables.</summary>
    public static Html Severity(string? name) => name is null ? (Html)$"<span class=\"sev none\">none</span>" : $"<span class=\"sev {name.ToLowerInvariant()}\">{name}</span>";

    private static Html Body(ReportTable table) => $"""
        <div class="tools" hidden></div>
        <div class="scroll" tabindex="0" role="region" aria-label="{table.Title}">
        <table data-table="{table.Id}">
        <thead><tr>{table.Columns.Select(Heading)}</tr></thead>
        <tbody>{table.Rows.Take(MostRows).Select(r => Row(table.Columns, r))}</tbody>
        </table>
        </div>
        {(table.Rows.Count > MostRows ? (Html)$"<p class=\"rest\">Without its script this page shows the first {MostRows} of {Count(table.Rows.Count)} rows.</p>" : Html.None)}
        """;

    private static Html Heading(ReportColumn column) => $"<th scope=\"col\" class=\"{Class(column.Kind)}\">{column.Name}</th>";

    private static Html Row(IReadOnlyList<ReportColumn> columns, object?[] cells) => $"<tr>{cells.Select((cell, i) => Cell(columns[i].Kind, cell))}</tr>";

    private static Html Cell(CellKind kind, object? value)
    {
        if (kind == CellKind.Name) return $"<th scope=\"row\" class=\"name\"><bdi>{value as string}</bdi></th>";
        if (kind == CellKind.Severity) return $"<td class=\"severity\">{Severity(value as string)}</td>";
        return $"<td class=\"{Class(kind)}\">{Content(value)}</td>";
    }

    private static Html Content(object? value) => value switch
    {
        null => $"<span class=\"null\">–</span>",
        int number => $"{Count(number)}",
        IReadOnlyList<string> { Count: 0 } => $"<span class=\"null\">–</span>",
        IReadOnlyList<string> list => $"<bdi>{string.Join(", ", list.Take(MostNames))}</bdi>{(list.Count > MostNames ? $" plus {Count(list.Count - MostNames)} more" : "")}",
        _ => $"<bdi>{value as string}</bdi>",
    };

    public static string Class(CellKind kind) => kind.ToString().ToLowerInvariant();

    public static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
