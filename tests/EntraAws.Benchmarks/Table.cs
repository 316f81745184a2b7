namespace EntraAws.Benchmarks;

/// <summary>Figures side by side, as a Markdown table.</summary>
internal sealed class Table(params string[] header)
{
    private readonly List<string[]> _rows = [];

    public void Add(params object[] cells) => _rows.Add([.. cells.Select(c => c.ToString() ?? "")]);

    public void Write(TextWriter output, string title)
    {
        var widths = header.Select((h, i) => _rows.Select(r => r[i].Length).Append(h.Length).Max()).ToList();
        output.WriteLine();
        output.WriteLine($"### {title}");
        output.WriteLine();
        Line(output, header, widths);
        Line(output, [.. widths.Select(w => new string('-', w))], widths);
        foreach (var row in _rows) Line(output, row, widths);
    }

    private static void Line(TextWriter output, string[] cells, List<int> widths) =>
        output.WriteLine($"| {string.Join(" | ", cells.Select((c, i) => i == 0 ? c.PadRight(widths[i]) : c.PadLeft(widths[i])))} |");
}
