using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Protection;

/// <summary>What differs between a policy as it is and as it shall be.</summary>
internal static class MfaDifference
{
    public static (IReadOnlyDictionary<string, string?> Before, IReadOnlyDictionary<string, string?> After) Between(ConditionalAccessRule? now, ConditionalAccessRule wanted, IReadOnlyList<string> plannedGroups)
    {
        var parts = new (string Name, string? Before, string? After)[]
        {
            ("State", now?.State.ToString(), wanted.State.ToString()),
            ("Apps", List(now?.IncludeApplications), List(wanted.IncludeApplications)),
            ("Groups", List(now?.IncludeGroups), List(wanted.IncludeGroups.Concat(plannedGroups))),
            ("ExcludedUsers", List(now?.ExcludeUsers), List(wanted.ExcludeUsers)),
            ("ExcludedGroups", List(now?.ExcludeGroups), List(wanted.ExcludeGroups)),
            ("Requires", List(now?.BuiltInControls), List(wanted.BuiltInControls)),
            ("AuthenticationStrength", now?.AuthenticationStrength?.ToString(), wanted.AuthenticationStrength?.ToString()),
        };
        var changed = parts.Where(p => p.Before != p.After).ToList();
        return (Values.Of([.. changed.Select(p => (p.Name, p.Before))]), Values.Of([.. changed.Select(p => (p.Name, p.After))]));
    }

    // Order has no meaning in these lists.
    private static string? List(IEnumerable<string>? values)
    {
        var text = Values.Join((values ?? []).Order(StringComparer.OrdinalIgnoreCase));
        return text.Length == 0 ? null : text;
    }
}
