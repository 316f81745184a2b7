using System.Collections;

namespace EntraAws.Binding;

internal static class TagTable
{
    public static IReadOnlyDictionary<string, string>? Read(Hashtable? tags) =>
        tags?.Cast<DictionaryEntry>().ToDictionary(e => e.Key.ToString()!, e => e.Value?.ToString() ?? "", StringComparer.Ordinal);
}
