using System.Management.Automation;

namespace EntraAws.Binding;

/// <summary>What all completers share: matching what was typed, and quoting what needs it.</summary>
internal static class Completion
{
    public static IEnumerable<CompletionResult> Match(IEnumerable<string> names, string? typed)
    {
        var word = (typed ?? "").Trim('\'', '"');
        return names.Where(n => n.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(n => new CompletionResult(Quote(n), n, CompletionResultType.ParameterValue, n));
    }

    private static string Quote(string name) =>
        name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':')
            ? name
            : $"'{name.Replace("'", "''")}'";
}
