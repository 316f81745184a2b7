using System.Management.Automation;
using EntraAws.Contracts;

namespace EntraAws.Binding;

/// <summary>Turns names with wildcards into the filter that the engine takes.</summary>
internal static class WildcardName
{
    public static NameFilter Filter(string[]? patterns)
    {
        if (patterns is null || patterns.Length == 0) return new NameFilter();
        var wildcards = patterns.Select(p => WildcardPattern.Get(p, WildcardOptions.IgnoreCase)).ToList();
        return new NameFilter(name => wildcards.Any(w => w.IsMatch(name)));
    }
}
