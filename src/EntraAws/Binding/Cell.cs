namespace EntraAws.Binding;

/// <summary>What a cell of a table says, where a blank one says nothing.</summary>
internal static class Cell
{
    public static string? Text(string? cell) => string.IsNullOrWhiteSpace(cell) ? null : cell;

    /// <summary>The names in it; several in one text stand between semicolons. Null when nothing is given, empty only for an empty list.</summary>
    public static IReadOnlyList<string>? Names(string[]? cell)
    {
        if (cell is null || cell.Length == 0) return cell;
        var names = cell.SelectMany(c => c.Split(';')).Select(n => n.Trim()).Where(n => n.Length > 0).ToList();
        return names.Count == 0 ? null : names;
    }
}
