using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>$select: which properties are sent.</summary>
internal sealed class Selection
{
    private readonly HashSet<string>? _names;

    private Selection(HashSet<string>? names) => _names = names;

    /// <param name="select">The option; without it the <paramref name="usual"/> properties are sent, or all.</param>
    public static Selection Of(string? select, string[]? usual)
    {
        var names = string.IsNullOrWhiteSpace(select) ? usual : select.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new Selection(names is null || names.Contains("*") ? null : names.ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    public JsonObject Cut(JsonObject entity)
    {
        if (_names is null) return entity;
        var cut = new JsonObject();
        foreach (var (name, value) in entity)
            if (name[0] == '@' || _names.Contains(name)) cut[name] = value?.DeepClone();
        return cut;
    }
}
