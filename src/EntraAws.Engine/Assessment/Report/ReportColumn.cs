namespace EntraAws.Engine.Assessment.Report;

/// <summary>A column: its heading and what its cells hold, which decides how they are shown, sorted and filtered.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Kind">What the cells hold.</param>
/// <param name="IsChoice">Whether it has few different values, so that one of them can be picked to filter by.</param>
internal sealed record ReportColumn(string Name, CellKind Kind = CellKind.Text, bool IsChoice = false);
