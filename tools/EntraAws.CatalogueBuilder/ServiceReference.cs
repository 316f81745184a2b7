using System.Text.Json;

namespace EntraAws.CatalogueBuilder;

/// <summary>
/// Reads AWS's service reference information: a list of services with the address of each one's file (Service
/// Authorization Reference, "Simplified AWS service information for programmatic access").
/// </summary>
internal static class ServiceReference
{
    public const string Home = "https://servicereference.us-east-1.amazonaws.com/v1/service-list.json";

    public static async Task<(string Origin, IReadOnlyList<CatalogueEntry> Entries)> ReadAsync(string list, Func<string, Task<string>> read)
    {
        using var services = JsonDocument.Parse(await read(list));
        var entries = new List<CatalogueEntry>();
        foreach (var service in services.RootElement.EnumerateArray())
        {
            entries.AddRange(ReadService(await read(service.GetProperty("url").GetString()!)));
        }

        return ($"AWS service reference information, {DateTime.UtcNow:yyyy-MM-dd}", entries);
    }

    public static IReadOnlyList<CatalogueEntry> ReadService(string json)
    {
        using var service = JsonDocument.Parse(json);
        var name = service.RootElement.GetProperty("Name").GetString() ?? "";
        return service.RootElement.TryGetProperty("Actions", out var actions)
            ? actions.EnumerateArray().Select(a => new CatalogueEntry(name, LevelOf(a), a.GetProperty("Name").GetString() ?? "")).ToList()
            : [];
    }

    /// <summary>Reads an address, or a file beside the list where the list itself is a file.</summary>
    public static Func<string, Task<string>> Reader(string list, HttpClient http) => async address =>
    {
        if (!Uri.TryCreate(list, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps) return await File.ReadAllTextAsync(LocalPath(list, address));
        return await http.GetStringAsync(new Uri(address));
    };

    // A service without annotations is taken for one that writes: to overrate is the safe side.
    private static char LevelOf(JsonElement action)
    {
        if (!action.TryGetProperty("Annotations", out var annotations) || !annotations.TryGetProperty("Properties", out var properties)) return 'W';
        bool Is(string property) => properties.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.True;
        return Is("IsPermissionManagement") ? 'P' : Is("IsTaggingOnly") ? 'T' : Is("IsWrite") ? 'W' : Is("IsList") ? 'L' : 'R';
    }

    private static string LocalPath(string list, string address) => address == list ? list : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(list))!, Path.GetFileName(new Uri(address).LocalPath));
}
