using System.Xml.Linq;

namespace EntraAws.HelpBuilder;

/// <summary>Brings the three sources together.</summary>
internal static class HelpSource
{
    public static IReadOnlyList<CommandHelp> Read(IReadOnlyList<CommandShape> shapes, string xmlPath, string pagesFolder)
    {
        var texts = new XmlTexts(XDocument.Load(xmlPath));
        return shapes.Select(s => new CommandHelp(s, Page(pagesFolder, s.Name), texts)).ToList();
    }

    /// <summary>The commands that have a page.</summary>
    public static IReadOnlyList<string> Pages(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*.md").Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal).ToList() : [];

    private static CommandPage? Page(string folder, string command)
    {
        var path = Path.Combine(folder, command + ".md");
        return File.Exists(path) ? CommandPage.Parse(command, File.ReadAllText(path)) : null;
    }
}
