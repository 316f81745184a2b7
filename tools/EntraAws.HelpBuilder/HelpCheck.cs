namespace EntraAws.HelpBuilder;

/// <summary>Finds what is missing: each problem with its command, in one line that names the part.</summary>
internal static class HelpCheck
{
    public const int LeastExamples = 2;

    public static IReadOnlyList<(string Command, string Text)> Problems(IReadOnlyList<CommandHelp> commands, IEnumerable<string> pages)
    {
        var known = commands.Select(c => c.Shape.Name).ToHashSet(StringComparer.Ordinal);
        return commands.SelectMany(Problems)
            .Concat(pages.Where(p => !known.Contains(p)).Select(p => (p, $"there is a page {p}.md, but no such command.")))
            .ToList();
    }

    private static IEnumerable<(string Command, string Text)> Problems(CommandHelp command)
    {
        var name = command.Shape.Name;
        if (string.IsNullOrEmpty(command.Synopsis)) yield return (name, $"the synopsis is missing (the summary of class {command.Shape.TypeName}).");
        foreach (var parameter in command.Shape.Parameters.Where(p => string.IsNullOrEmpty(command.TextOf(p))))
            yield return (name, $"parameter -{parameter.Name} has no text (the summary of its property).");
        if (command.Page is not { } page)
        {
            yield return (name, $"the page {name}.md is missing.");
            yield break;
        }

        if (page.Description.Count == 0) yield return (name, $"the description is missing ('## Description' of {name}.md).");
        if (page.Examples.Count < LeastExamples) yield return (name, $"{page.Examples.Count} example(s), at least {LeastExamples} are wanted ('### title' under '## Examples' of {name}.md).");
        foreach (var example in page.Examples.Where(e => e.Code.Length == 0))
            yield return (name, $"example '{example.Title}' has no ```powershell block.");
    }
}
