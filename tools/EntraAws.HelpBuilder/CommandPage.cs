using System.Text.RegularExpressions;

namespace EntraAws.HelpBuilder;

/// <summary>What a person wrote about a command: its page in docs/en-US.</summary>
internal sealed partial record CommandPage
{
    public required string Command { get; init; }

    public IReadOnlyList<string> Description { get; init; } = [];

    public IReadOnlyList<Example> Examples { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>A titled example: code and what there is to say about it.</summary>
    internal sealed record Example(string Title, string Code, IReadOnlyList<string> Text);

    /// <summary>A related command or topic, or a page elsewhere.</summary>
    internal sealed record Link(string Text, string? Uri);

    public static CommandPage Parse(string command, string text)
    {
        var sections = Split(text.ReplaceLineEndings("\n").Split('\n'), "## ");
        return new CommandPage
        {
            Command = command,
            Description = Paragraphs(sections.GetValueOrDefault("Description", [])),
            Examples = Split(sections.GetValueOrDefault("Examples", []), "### ").Where(e => e.Key.Length > 0).Select(e => ReadExample(e.Key, e.Value)).ToList(),
            Notes = Paragraphs(sections.GetValueOrDefault("Notes", [])),
            Links = sections.GetValueOrDefault("Links", []).Where(l => l.StartsWith("- ", StringComparison.Ordinal)).Select(l => ReadLink(l[2..].Trim())).ToList(),
        };
    }

    /// <summary>Paragraphs of running text. The items of a list are lines of one paragraph.</summary>
    internal static IReadOnlyList<string> Paragraphs(IEnumerable<string> lines)
    {
        var paragraphs = new List<string>();
        var open = false;
        foreach (var line in lines)
        {
            var text = line.Trim();
            if (text.Length == 0)
            {
                open = false;
                continue;
            }

            if (open) paragraphs[^1] += (text.StartsWith("- ", StringComparison.Ordinal) ? "\n" : " ") + text;
            else paragraphs.Add(text);
            open = true;
        }

        return paragraphs.Select(Plain).ToList();
    }

    private static Dictionary<string, List<string>> Split(IEnumerable<string> lines, string heading)
    {
        var parts = new Dictionary<string, List<string>>(StringComparer.Ordinal) { [""] = [] };
        var (current, fenced) = (parts[""], false);
        foreach (var line in lines)
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) fenced = !fenced;
            if (!fenced && line.StartsWith(heading, StringComparison.Ordinal)) parts[line[heading.Length..].Trim()] = current = [];
            else current.Add(line);
        }

        return parts;
    }

    private static Example ReadExample(string title, List<string> lines)
    {
        var start = lines.FindIndex(l => l.StartsWith("```powershell", StringComparison.Ordinal));
        var end = start < 0 ? -1 : lines.FindIndex(start + 1, l => l.StartsWith("```", StringComparison.Ordinal));
        if (end < 0) return new Example(title, "", Paragraphs(lines));
        return new Example(title, string.Join('\n', lines[(start + 1)..end]), Paragraphs(lines[..start].Append("").Concat(lines[(end + 1)..])));
    }

    private static Link ReadLink(string text)
    {
        var match = LinkForm().Match(text);
        return match.Success ? new Link(match.Groups["text"].Value, match.Groups["uri"].Value) : new Link(Plain(text), null);
    }

    // A console shows no markup.
    private static string Plain(string text) => LinkForm().Replace(text.Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal), "${text} (${uri})");

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\((?<uri>[^)\s]+)\)")]
    private static partial Regex LinkForm();
}
