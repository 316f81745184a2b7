using System.Collections.Concurrent;

namespace EntraAws.Hosting;

/// <summary>Names of apps, groups, providers and roles that went over the pipeline.</summary>
internal sealed class NameCache
{
    private readonly ConcurrentDictionary<(string Kind, string Name), byte> _names = new();

    public void Add(string kind, string? name)
    {
        if (!string.IsNullOrEmpty(name)) _names.TryAdd((kind, name!), 0);
    }

    public IEnumerable<string> Get(string kind) => _names.Keys.Where(k => k.Kind == kind).Select(k => k.Name).OrderBy(n => n, StringComparer.OrdinalIgnoreCase);
}
