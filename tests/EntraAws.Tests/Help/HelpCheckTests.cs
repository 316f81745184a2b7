using System.Xml.Linq;
using EntraAws.HelpBuilder;

namespace EntraAws.Tests.Help;

public sealed class HelpCheckTests
{
    private const string Page = """
        # Get-Thing

        ## Description

        What it does.

        ## Examples

        ### One

        ```powershell
        Get-Thing
        ```

        ### Two

        ```powershell norun
        Get-Thing -Name x
        ```
        """;

    [Fact]
    public void Says_nothing_about_the_help_that_is_shipped() =>
        Assert.Empty(HelpCheck.Problems(Repository.Help(), HelpSource.Pages(Repository.Pages)));

    [Fact]
    public void Says_nothing_about_complete_help() => Assert.Empty(Problems(Page));

    [Theory]
    [InlineData("What it does.", "", "the description is missing ('## Description' of Get-Thing.md).")]
    [InlineData("### Two", "More", "1 example(s), at least 2 are wanted ('### title' under '## Examples' of Get-Thing.md).")]
    [InlineData("```powershell norun", "```text", "example 'Two' has no ```powershell block.")]
    public void Names_the_missing_part_of_a_page(string part, string instead, string problem) =>
        Assert.Equal(("Get-Thing", problem), Assert.Single(Problems(Page.Replace(part, instead, StringComparison.Ordinal))));

    [Fact]
    public void Names_a_parameter_without_text() =>
        Assert.Equal(("Get-Thing", "parameter -Name has no text (the summary of its property)."), Assert.Single(Problems(Page, parameter: "")));

    [Fact]
    public void Names_a_missing_page() =>
        Assert.Equal(("Get-Thing", "the page Get-Thing.md is missing."), Assert.Single(Problems(null)));

    [Fact]
    public void Names_a_page_without_a_command() =>
        Assert.Equal(("Get-Other", "there is a page Get-Other.md, but no such command."), Assert.Single(HelpCheck.Problems([Command(Page)], ["Get-Thing", "Get-Other"])));

    private static IReadOnlyList<(string Command, string Text)> Problems(string? page, string parameter = "Its name.") => HelpCheck.Problems([Command(page, parameter)], []);

    private static CommandHelp Command(string? page, string parameter = "Its name.")
    {
        var texts = new XDocument(new XElement("doc", Member("T:Thing.GetThing", "Gets it."), Member("P:Thing.GetThing.Name", parameter)));
        var shape = new CommandShape
        {
            Verb = "Get",
            Noun = "Thing",
            TypeName = "Thing.GetThing",
            Parameters = [new ParameterShape { Name = "Name", DeclaringType = "Thing.GetThing", Type = "String" }],
        };
        return new CommandHelp(shape, page is null ? null : CommandPage.Parse("Get-Thing", page), new XmlTexts(texts));
    }

    private static XElement Member(string name, string text) => new("member", new XAttribute("name", name), new XElement("summary", text));
}
