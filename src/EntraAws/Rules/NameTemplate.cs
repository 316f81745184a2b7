using System.Text.RegularExpressions;
using EntraAws.Contracts;

namespace EntraAws.Rules;

/// <summary>
/// A name for each of many accounts: <c>AWS {AccountName} {AccountId}</c>. Doubled braces stand for themselves; a name
/// without placeholders is taken as it is.
/// </summary>
internal sealed class NameTemplate
{
    private static readonly Regex Part = new(@"\{\{|\}\}|\{(?<name>[^{}]*)\}", RegexOptions.CultureInvariant);

    private readonly string[] _known;

    private NameTemplate(params string[] known) => _known = known;

    public static NameTemplate ForApps { get; } = new("AccountId", "AccountName", "AccountAlias");

    public static NameTemplate ForGroups { get; } = new("AccountId", "AccountName", "AccountAlias", "RoleName");

    /// <summary>Whether a name differs by account.</summary>
    public static bool HasPlaceholder(string template) => Part.Matches(template).Cast<Match>().Any(m => m.Groups["name"].Success);

    /// <summary>Refuses placeholders that are none.</summary>
    public void Check(string template)
    {
        foreach (Match match in Part.Matches(template))
        {
            if (match.Groups["name"].Success && !_known.Contains(match.Groups["name"].Value, StringComparer.OrdinalIgnoreCase))
                throw Faults.PlaceholderUnknown(template, match.Value, string.Join(", ", _known.Select(k => $"{{{k}}}")));
        }
    }

    /// <summary>The name for one account, and one role of it.</summary>
    public string Fill(string template, string? accountId, string? accountName, string? accountAlias, string? roleName)
    {
        Check(template);
        return Part.Replace(template, match =>
        {
            if (!match.Groups["name"].Success) return match.Value.Substring(1);
            var value = match.Groups["name"].Value.ToUpperInvariant() switch
            {
                "ACCOUNTID" => accountId,
                "ACCOUNTNAME" => accountName,
                "ACCOUNTALIAS" => accountAlias,
                _ => roleName,
            };
            return string.IsNullOrWhiteSpace(value) ? throw Faults.PlaceholderEmpty(template, match.Value, accountId ?? "unknown") : value!;
        });
    }
}
