using System.ComponentModel;

namespace EntraAws.Hosting;

/// <summary>Texts of the table views. Public because the views call it; not meant for scripts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ViewText
{
    private const int MostNames = 4;

    /// <summary>What a change does, in one character.</summary>
    public static string Symbol(Change change) => change.ToString().Substring(0, 1);

    /// <summary>What became of an object: nothing to do, changed, planned, or partly changed.</summary>
    public static string Outcome(ChangeSet set) =>
        set.Planned ? "planned"
        : set.Changes.Count == 0 ? ""
        : set.Changes.All(c => c.Applied) ? set.Changes.Any(c => c.Kind is ChangeKind.Create) ? "made" : "changed"
        : set.Changes.Any(c => c.Applied) ? "partly" : "differs";

    /// <summary>The last parts of names or ARNs, the first few of them.</summary>
    /// <param name="names">A list; PowerShell also calls it with a single text.</param>
    public static string Names(object? names)
    {
        var all = (names as IEnumerable<string> ?? (names is string one ? [one] : [])).Select(n => n.Substring(n.LastIndexOf('/') + 1)).ToList();
        var shown = string.Join(", ", all.Take(MostNames));
        return all.Count > MostNames ? $"{shown} plus {all.Count - MostNames} more" : shown;
    }
}
