using System.Globalization;
using System.Text.RegularExpressions;
using EntraAws.Contracts;
using EntraAws.Rules;

namespace EntraAws.Engine.RoleLists;

/// <summary>Names apps by a template, no two alike.</summary>
internal sealed partial class SplitNames
{
    private const string Name = "{Name}";
    private const string Number = "{Number}";

    private readonly string _template;
    private readonly HashSet<string> _taken;

    public SplitNames(string template, IEnumerable<string> taken)
    {
        var foreign = Placeholder().Matches(template).Select(m => m.Value).FirstOrDefault(p => p is not (Name or Number));
        if (foreign is not null) throw Faults.AppNameTemplateInvalid(template, $"it has {foreign}; only {{Name}} and {{Number}} are filled in.");
        _template = template;
        _taken = new HashSet<string>(taken, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A name that no app has yet.</summary>
    /// <param name="name">What the app is for; null for a number alone.</param>
    /// <param name="several">Whether there are more apps for the same.</param>
    public string Next(string? name, bool several)
    {
        for (var number = 1; ; number++)
        {
            var text = Of(name, several || number > 1 ? number : null, number);
            if (_taken.Add(text))
            {
                EntraRules.CheckAppName(text);
                return text;
            }

            if (!_template.Contains(Name, StringComparison.Ordinal) && !_template.Contains(Number, StringComparison.Ordinal))
                throw Faults.AppNameTemplateInvalid(_template, "there is more than one app to name. Put {Name} or {Number} into it.");
        }
    }

    /// <summary>Whether an app has a name that could have been given to it here for the same.</summary>
    public bool IsFor(string app, string? name)
    {
        const string digits = "[0-9]+";
        var full = name is null ? digits : $"{Regex.Escape(name)}( {digits})?";
        // Without {Name} any number could be any unit's.
        if (name is not null && !_template.Contains(Name, StringComparison.Ordinal)) return false;
        var pattern = Placeholder().Replace(_template, m => $"\n{m.Value}\n").Split('\n').Select(t => t == Name ? full : t == Number ? digits : Regex.Escape(t));
        return Regex.IsMatch(app, $"^{string.Concat(pattern)}\\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    private string Of(string? name, int? suffix, int number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        var full = name is null ? text : suffix is null ? name : $"{name} {text}";
        return _template.Replace(Name, full, StringComparison.Ordinal).Replace(Number, text, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Placeholder();
}
