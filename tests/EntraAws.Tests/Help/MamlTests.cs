using System.Xml.Linq;
using EntraAws.HelpBuilder;

namespace EntraAws.Tests.Help;

public sealed class MamlTests
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly XDocument Help = MamlWriter.Write(Repository.Help());

    [Fact]
    public void Has_a_syntax_for_each_set_with_positions_first()
    {
        var syntax = Of("Connect-EntraAws").Descendants(Command + "syntaxItem").ToList();
        Assert.Equal(2, syntax.Count);
        Assert.DoesNotContain(syntax[0].Elements(Command + "parameter"), p => NameOf(p) == "Sandbox");
        Assert.Equal("Sandbox", NameOf(syntax[1].Elements(Command + "parameter").First()));
    }

    [Fact]
    public void Tells_the_default_that_code_or_text_gives()
    {
        Assert.Equal("3", Default("New-EntraAwsApp", "CertificateYears"));
        Assert.Equal("that of the connection", Default("New-EntraAwsApp", "AccountId"));
        Assert.Equal("3,600 (for a new app)", Default("New-EntraAwsApp", "SessionDuration"));
        Assert.Equal("False", Default("New-EntraAwsApp", "Force"));
    }

    [Fact]
    public void Lists_required_permissions_in_the_description()
    {
        var paragraphs = Of("New-AwsSamlProvider").Element(Maml + "description")!.Elements().Select(p => p.Value).ToList();
        var heading = paragraphs.IndexOf("Required permissions");
        Assert.StartsWith("AWS actions:\n- iam:GetSAMLProvider\n- iam:CreateSAMLProvider", paragraphs[heading + 1], StringComparison.Ordinal);
    }

    [Fact]
    public void Has_whatif_only_where_something_is_changed()
    {
        Assert.Contains(Of("New-EntraAwsApp").Descendants(Maml + "name"), n => n.Value == "WhatIf");
        Assert.DoesNotContain(Of("Get-EntraAwsApp").Descendants(Maml + "name"), n => n.Value == "WhatIf");
    }

    [Fact]
    public void Shows_no_markup() =>
        Assert.DoesNotContain(Help.Descendants(Maml + "para"), p => p.Value.Contains('`') || p.Value.Contains("](", StringComparison.Ordinal));

    private static XElement Of(string command) => Help.Descendants(Command + "command").Single(c => c.Element(Command + "details")!.Element(Command + "name")!.Value == command);

    private static string? NameOf(XElement parameter) => parameter.Element(Maml + "name")?.Value;

    private static string Default(string command, string parameter) => Of(command).Element(Command + "parameters")!.Elements()
        .Single(p => NameOf(p) == parameter).Element(Dev + "defaultValue")!.Value;
}
