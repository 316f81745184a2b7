using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace EntraAws.CatalogueBuilder;

/// <summary>Writes the engine's data file: its form is described at the class that reads it, ActionCatalogue.</summary>
internal static class CatalogueFile
{
    private static readonly Regex Word = new("^[A-Za-z0-9-]+$", RegexOptions.CultureInvariant);

    /// <summary>The text of the file. What is no plain word would break the form, and is no action of AWS's.</summary>
    public static string Text(string origin, IEnumerable<CatalogueEntry> entries)
    {
        var text = new StringBuilder().Append('#').Append(origin.ReplaceLineEndings(" ")).Append('\n');
        var plain = entries.Where(e => Word.IsMatch(e.Service) && Word.IsMatch(e.Name)).Distinct();
        foreach (var service in plain.GroupBy(e => e.Service, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(':').Append(service.Key).Append('\n');
            foreach (var level in service.GroupBy(e => e.Level).OrderBy(g => g.Key))
            {
                text.Append(level.Key).Append(' ').AppendJoin(' ', level.Select(e => e.Name).Order(StringComparer.Ordinal)).Append('\n');
            }
        }

        return text.ToString();
    }

    public static async Task WriteAsync(string path, string text)
    {
        await using var file = File.Create(path);
        await using var packed = new GZipStream(file, CompressionLevel.SmallestSize);
        await packed.WriteAsync(Encoding.UTF8.GetBytes(text));
    }
}
