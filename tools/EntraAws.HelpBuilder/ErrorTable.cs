using System.Text;
using System.Text.RegularExpressions;

namespace EntraAws.HelpBuilder;

/// <summary>docs/errors.md: the error ids, from the source that makes them all.</summary>
internal static partial class ErrorTable
{
    public const string OfCause = "that of its cause";

    public static IReadOnlyList<Entry> ReadFolder(string folder) =>
        Directory.GetFiles(folder, "Faults*.cs").Order(StringComparer.Ordinal).SelectMany(f => Read(File.ReadAllText(f))).ToList();

    public static IReadOnlyList<Entry> Read(string source)
    {
        var entries = new List<Entry>();
        var section = "";
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Section().Match(lines[i]) is { Success: true } heading) section = heading.Groups["text"].Value;
            if (Method().Match(lines[i]) is not { Success: true } method) continue;
            var body = new StringBuilder(lines[i]);
            while (!lines[i].TrimEnd().EndsWith(';') && i + 1 < lines.Length) body.Append(' ').Append(lines[++i].Trim());
            var made = Made().Match(body.ToString());
            entries.Add(new Entry(section, method.Groups["id"].Value, Category(made.Groups["category"].Value), Template(body.ToString(), made.Index + made.Length)));
        }

        return entries;
    }

    /// <summary>An error that wraps another one is of its kind.</summary>
    private static string Category(string written) => written.EndsWith(".Category", StringComparison.Ordinal) ? OfCause : written;

    public static string Write(IReadOnlyList<Entry> entries)
    {
        var text = new StringBuilder();
        text.Append("""
            # Errors

            Every error that EntraAws makes, by the id that `$Error[0].FullyQualifiedErrorId` begins with. An id never changes
            its meaning, so scripts can rely on it. What stands in `<>` is filled in. The build's tests keep this page up to date.

            """.ReplaceLineEndings("\n"));
        foreach (var section in entries.GroupBy(e => e.Section))
        {
            text.Append($"\n## {section.Key}\n\n| Id | Category | Message |\n|---|---|---|\n");
            foreach (var entry in section) text.Append($"| `{entry.Id}` | {entry.Category} | {Escape(entry.Message)} |\n");
        }

        return text.ToString();
    }

    // The message is the first interpolated string after the target; where the caller words it, the parameter's name.
    private static string Template(string body, int start)
    {
        var quote = body.IndexOf('"', start);
        if (quote < 0) return "<why>";
        var text = new StringBuilder();
        for (var i = quote + 1; i < body.Length && body[i] != '"'; i++)
        {
            if (body[i] != '{')
            {
                text.Append(body[i]);
                continue;
            }

            var end = HoleEnd(body, i);
            if (Name().Match(body[(i + 1)..end]) is { Success: true } name) text.Append($"<{name.Groups["name"].Value.ToLowerInvariant()}>");
            i = end;
        }

        return text.ToString().Trim();
    }

    private static int HoleEnd(string body, int open)
    {
        var depth = 0;
        for (var i = open; i < body.Length; i++)
        {
            if (body[i] == '{') depth++;
            if (body[i] == '}' && --depth == 0) return i;
        }

        return body.Length - 1;
    }

    private static string Escape(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>One error: its section of the page, id, category and message.</summary>
    internal sealed record Entry(string Section, string Id, string Category, string Message);

    [GeneratedRegex("^    // (?<text>[A-Z].*)$")]
    private static partial Regex Section();

    [GeneratedRegex(@"public static EntraAwsException (?<id>\w+)\(")]
    private static partial Regex Method();

    [GeneratedRegex(@"New\(nameof\(\w+\), (?<category>[\w.]+), [\w. ?]+,")]
    private static partial Regex Made();

    [GeneratedRegex(@"^(?:\w+(?:\(\))?\.)*(?<name>\w+)(?::\w+)?$")]
    private static partial Regex Name();
}
