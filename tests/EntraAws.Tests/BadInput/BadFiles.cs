using System.Text;

namespace EntraAws.Tests.BadInput;

/// <summary>Files that are wrong in the ways that files are.</summary>
internal static class BadFiles
{
    public static readonly string Folder = Directory.CreateTempSubdirectory("entraaws-files-").FullName;

    public static string Missing { get; } = Path.Combine(Folder, "missing");

    public static string Empty { get; } = Text("empty", "");

    public static string Blank { get; } = Text("blank", " \r\n\t\n");

    public static string Binary { get; } = Bytes("binary", [0x80, 0xFE, 0xC3, 0x28, 0xFF, 0x00]);

    public static string Nul { get; } = Bytes("nul", "arn:aws\0"u8.ToArray());

    public static string Prose { get; } = Text("prose", "hello, world");

    public static string HalfXml { get; } = Text("half.xml", "<EntityDescriptor><IDPSSO");

    public static string HalfJson { get; } = Text("half.json", """{"Resources":{"A":""");

    public static string JsonArray { get; } = Text("array.json", "[1,2]");

    public static string Html { get; } = Text("page.html", "<html><body>Sign in</body></html>");

    public static string Laughs { get; } = Text("laughs.xml", """<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>""");

    /// <summary>68 million bytes, which take no room on a disk.</summary>
    public static string Huge { get; } = Large("huge", 68_000_000);

    public static string Text(string name, string text) => Bytes(name, Encoding.UTF8.GetBytes(text));

    private static string Bytes(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static string Large(string name, long length)
    {
        var path = Path.Combine(Folder, name);
        using var file = File.Create(path);
        file.SetLength(length);
        return path;
    }
}
