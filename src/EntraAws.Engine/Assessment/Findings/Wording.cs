namespace EntraAws.Engine.Assessment;

/// <summary>Lists and numbers in the text of findings.</summary>
internal static class Wording
{
    private const int MostActions = 20;
    private const int MostNames = 5;

    /// <summary>The first 20, and how many more there are.</summary>
    public static IReadOnlyList<string> Cut(ActionSet actions, ActionUniverse universe)
    {
        var (shown, count) = (actions.Indexes().Take(MostActions).Select(universe.Name).ToList(), actions.Count);
        if (count > MostActions) shown.Add($"and {count - MostActions} more");
        return shown;
    }

    /// <summary>The first 20, and how many more there are.</summary>
    public static IReadOnlyList<string> Cut(IEnumerable<string> actions)
    {
        var all = actions.ToList();
        return all.Count <= MostActions ? all : [.. all.Take(MostActions), $"and {all.Count - MostActions} more"];
    }

    public static string Names(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : "");

    public static string Sentence(string text) => string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));

    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count:N0} {noun}s";
}
