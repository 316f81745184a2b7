namespace EntraAws.HelpBuilder;

/// <summary>All that is known of a command, from its three sources.</summary>
internal sealed record CommandHelp(CommandShape Shape, CommandPage? Page, XmlTexts Texts)
{
    public string? Synopsis => Texts.OfType(Shape.TypeName);

    public string? TextOf(ParameterShape parameter) => Texts.OfProperty(parameter.DeclaringType, parameter.Name);
}
