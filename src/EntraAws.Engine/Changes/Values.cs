namespace EntraAws.Engine.Changes;

/// <summary>The before and after of a change, as names and texts.</summary>
internal static class Values
{
    public static IReadOnlyDictionary<string, string?> Of(params (string Name, string? Value)[] values) =>
        values.Where(v => v.Value is not null).ToDictionary(v => v.Name, v => v.Value);

    public static string Join(IEnumerable<string> values) => string.Join(", ", values);

    /// <summary>Tags as they are after others were set over them.</summary>
    public static IReadOnlyDictionary<string, string> Merge(IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, string> set) =>
        tags.Where(t => !set.ContainsKey(t.Key)).Concat(set).ToDictionary(t => t.Key, t => t.Value);

    /// <summary>Those of the wanted tags that are not there, or not so.</summary>
    public static IReadOnlyDictionary<string, string> Missing(IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, string> wanted) =>
        wanted.Where(t => !tags.TryGetValue(t.Key, out var value) || value != t.Value).ToDictionary(t => t.Key, t => t.Value);

    /// <summary>The before and after of a change of tags.</summary>
    public static (IReadOnlyDictionary<string, string?> Before, IReadOnlyDictionary<string, string?> After) OfTags(IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, string> set) =>
        (Of([.. set.Keys.Where(tags.ContainsKey).Select(k => ($"Tag {k}", (string?)tags[k]))]), Of([.. set.Select(t => ($"Tag {t.Key}", (string?)t.Value))]));
}
