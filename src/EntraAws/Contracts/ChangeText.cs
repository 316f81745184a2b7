namespace EntraAws.Contracts;

/// <summary>Changes in words, the same in -WhatIf, prompts, verbose lines and the rehearsal.</summary>
internal static class ChangeText
{
    private const int MostValues = 10;

    public static string Describe(Change change)
    {
        var verb = change.Kind switch
        {
            ChangeKind.Create => "Create",
            ChangeKind.Add => "Add",
            ChangeKind.Remove => "Remove",
            ChangeKind.Disable => "Disable",
            _ => "Update",
        };
        var values = Values(change);
        return $"{verb} {change.TargetType} {change.Target}{(values.Length == 0 ? "" : $" ({values})")}";
    }

    /// <summary>The values that differ: <c>MaxSessionDuration: 3600 -> 14400</c>.</summary>
    public static string Values(Change change)
    {
        var names = change.After.Keys.Union(change.Before.Keys).ToList();
        var shown = names.Take(MostValues).Select(name =>
        {
            change.Before.TryGetValue(name, out var before);
            change.After.TryGetValue(name, out var after);
            return before is null ? $"{name}: {after}" : after is null ? $"{name}: {before} removed" : $"{name}: {before} -> {after}";
        });
        var text = string.Join(", ", shown);
        return names.Count > MostValues ? $"{text}, plus {names.Count - MostValues} more" : text;
    }
}
