using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EntraAws.HelpBuilder;

/// <summary>Writes help in MAML, the XML that Get-Help reads for a binary module.</summary>
internal static partial class MamlWriter
{
    private static readonly XNamespace Root = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static XDocument Write(IEnumerable<CommandHelp> commands) => new(
        new XDeclaration("1.0", "utf-8", null),
        new XElement(Root + "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            commands.Select(Write)));

    private static XElement Write(CommandHelp help)
    {
        var shape = help.Shape;
        var page = help.Page!;
        var parameters = ParameterView.Of(help);
        return new XElement(Command + "command",
            new XElement(Command + "details",
                new XElement(Command + "name", shape.Name),
                new XElement(Command + "verb", shape.Verb),
                new XElement(Command + "noun", shape.Noun),
                Description([help.Synopsis!])),
            Description(page.Description.Concat(Permissions(shape))),
            new XElement(Command + "syntax", ParameterView.SetsOf(shape).Select(set => Syntax(shape.Name, parameters, set))),
            new XElement(Command + "parameters", parameters.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => Parameter(p, p.Sets[0], whole: true))),
            new XElement(Command + "inputTypes", Inputs(shape)),
            new XElement(Command + "returnValues", shape.OutputTypes.Select(t => TypeEntry("returnValue", t, help.Texts.OfType(t)))),
            page.Notes.Count == 0 ? null : new XElement(Maml + "alertSet", new XElement(Maml + "alert", page.Notes.Select(Paragraph))),
            new XElement(Command + "examples", page.Examples.Select(Example)),
            new XElement(Command + "relatedLinks", page.Links.Select(Link)));
    }

    private static IEnumerable<string> Permissions(CommandShape shape)
    {
        if (shape.AwsActions.Count + shape.GraphPermissions.Count == 0) yield break;
        yield return "Required permissions";
        if (shape.AwsActions.Count > 0) yield return List("AWS actions:", shape.AwsActions);
        if (shape.GraphPermissions.Count > 0) yield return List("Microsoft Graph permissions:", shape.GraphPermissions);
    }

    private static string List(string heading, IEnumerable<string> items) => string.Join('\n', items.Select(i => $"- {i}").Prepend(heading));

    private static XElement Syntax(string command, IEnumerable<ParameterView> parameters, string set) => new(Command + "syntaxItem",
        new XElement(Maml + "name", command),
        parameters.Select(p => (View: p, Use: p.In(set))).Where(p => p.Use is not null)
            .OrderBy(p => p.Use!.Position ?? int.MaxValue).ThenByDescending(p => p.Use!.Mandatory)
            .Select(p => Parameter(p.View, p.Use!, whole: false)));

    private static XElement Parameter(ParameterView parameter, ParameterShape.SetUse use, bool whole) => new(Command + "parameter",
        new XAttribute("required", use.Mandatory ? "true" : "false"),
        new XAttribute("variableLength", parameter.IsArray ? "true" : "false"),
        new XAttribute("globbing", parameter.Globbing ? "true" : "false"),
        new XAttribute("pipelineInput", Pipeline(use)),
        new XAttribute("position", use.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Maml + "name", parameter.Name),
        Description([parameter.Text]),
        !whole && parameter.Values.Count > 0 ? new XElement(Command + "parameterValueGroup", parameter.Values.Select(v => Value(v, "false"))) : null,
        parameter.IsSwitch ? null : Value(parameter.Type, "true"),
        new XElement(Dev + "type", new XElement(Maml + "name", parameter.Type)),
        new XElement(Dev + "defaultValue", parameter.Default));

    private static XElement Value(string text, string required) =>
        new(Command + "parameterValue", new XAttribute("required", required), new XAttribute("variableLength", "false"), text);

    private static string Pipeline(ParameterShape.SetUse use) => (use.ByValue, use.ByPropertyName) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    private static IEnumerable<XElement> Inputs(CommandShape shape)
    {
        foreach (var parameter in shape.Parameters.Where(p => p.Sets.Any(s => s.ByValue)))
            yield return TypeEntry("inputType", parameter.Type, $"For -{parameter.Name}.");
        var named = shape.Parameters.Where(p => p.Sets.Any(s => s.ByPropertyName)).Select(p => p.Name).ToList();
        if (named.Count > 0) yield return TypeEntry("inputType", "PSObject", $"Properties of these names, or of their aliases: {string.Join(", ", named)}.");
        if (named.Count == 0 && !shape.Parameters.Any(p => p.Sets.Any(s => s.ByValue))) yield return TypeEntry("inputType", "None", null);
    }

    private static XElement TypeEntry(string element, string type, string? text) => new(Command + element,
        new XElement(Dev + "type", new XElement(Maml + "name", type)), Description(text is null ? [] : [text]));

    private static XElement Example(CommandPage.Example example, int index) => new(Command + "example",
        new XElement(Maml + "title", $"---------- Example {index + 1}: {example.Title} ----------"),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", example.Text.Select(Paragraph)));

    private static XElement Link(CommandPage.Link link) => new(Maml + "navigationLink",
        new XElement(Maml + "linkText", link.Text), new XElement(Maml + "uri", link.Uri));

    private static XElement Description(IEnumerable<string> paragraphs) => new(Maml + "description", paragraphs.Select(Paragraph));

    private static XElement Paragraph(string text) => new(Maml + "para", Control().Replace(text, " "));

    // XML 1.0 has no way to hold these.
    [GeneratedRegex(@"[\x00-\x08\x0B\x0C\x0E-\x1F]")]
    private static partial Regex Control();
}
