using System.Text.RegularExpressions;

namespace EntraAws.HelpBuilder;

/// <summary>A parameter as help shows it: its shape and its text, and -WhatIf and -Confirm, which PowerShell adds itself.</summary>
internal sealed partial record ParameterView(
    string Name, string Text, string Type, string Default, bool IsSwitch, bool IsArray, bool Globbing, IReadOnlyList<string> Values, IReadOnlyList<string> Aliases, IReadOnlyList<ParameterShape.SetUse> Sets)
{
    private static readonly ParameterShape.SetUse Everywhere = new(ParameterShape.AllSets, false, null, false, false);

    public static IReadOnlyList<ParameterView> Of(CommandHelp help)
    {
        var views = help.Shape.Parameters.Select(p => Of(p, help.TextOf(p)!)).ToList();
        if (!help.Shape.SupportsShouldProcess) return views;
        views.Add(Standard("WhatIf", "wi", "Shows each change with its before and after, and makes none of them."));
        views.Add(Standard("Confirm", "cf", "Asks before each change."));
        return views;
    }

    /// <summary>The parameter sets of a command, its default one first.</summary>
    public static IReadOnlyList<string> SetsOf(CommandShape shape)
    {
        var named = shape.Parameters.SelectMany(p => p.Sets.Select(s => s.Set)).Where(s => s != ParameterShape.AllSets).Distinct().ToList();
        return named.Count == 0 ? [ParameterShape.AllSets] : named.OrderBy(s => s == shape.DefaultSet ? 0 : 1).ToList();
    }

    public ParameterShape.SetUse? In(string set) => Sets.FirstOrDefault(s => s.Set == set) ?? Sets.FirstOrDefault(s => s.Set == ParameterShape.AllSets);

    private static ParameterView Of(ParameterShape shape, string text) =>
        new(shape.Name, text, shape.Type, DefaultOf(shape, text), shape.IsSwitch, shape.IsArray, shape.Globbing, shape.Values, shape.Aliases, shape.Sets);

    private static ParameterView Standard(string name, string alias, string text) => new(name, text, "SwitchParameter", "False", true, false, false, [], [alias], [Everywhere]);

    // What an initializer can't hold, such as "that of the connection", the text says.
    private static string DefaultOf(ParameterShape shape, string text)
    {
        if (shape.IsSwitch) return "False";
        if (shape.Initial is { } initial) return initial;
        var said = Said().Match(text);
        if (!said.Success) return "None";
        return said.Groups["for"].Success ? $"{said.Groups["value"].Value} ({said.Groups["for"].Value})" : said.Groups["value"].Value;
    }

    [GeneratedRegex(@"Default(?: (?<for>for [a-z ]+))?: (?<value>[^.;]+)[.;]")]
    private static partial Regex Said();
}
