using System.Text;

namespace EntraAws.Sandbox;

/// <summary>Pages by MaxItems and Marker. A marker names the last item given out, so that a change between two pages loses nothing.</summary>
internal static class AwsPaging
{
    /// <summary>One page, in the order of the keys, and the elements IsTruncated and Marker.</summary>
    public static (List<T> Items, object?[] Tail) Take<T>(AwsCall call, IEnumerable<T> all, Func<T, string> key, int fallback = 100)
    {
        var max = MaxItems(call, fallback);
        var after = Read(call, call.Action);
        var rest = all.OrderBy(key, StringComparer.OrdinalIgnoreCase).ThenBy(key, StringComparer.Ordinal)
            .Where(i => after is null || Compare(key(i), after) > 0).Take(max + 1).ToList();
        var more = rest.Count > max;
        if (more) rest.RemoveAt(max);
        return (rest, Tail(more ? Write(call.Action, key(rest[^1])) : null));
    }

    public static int MaxItems(AwsCall call, int fallback = 100) => call.Parameters.Number("MaxItems", fallback, 1, 1000);

    public static object?[] Tail(string? marker) => [AwsXml.Flag("IsTruncated", marker is not null), AwsXml.Optional("Marker", marker)];

    public static string Write(string scope, string position) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{scope}\n{position}"));

    /// <summary>The position in the request's marker, or null without one.</summary>
    public static string? Read(AwsCall call, string scope, string mismatch = "Invalid Marker.")
    {
        if (call["Marker"] is not { } marker) return null;
        new AwsCheck().Length("Marker", marker, 1, 320).Done();
        var bytes = new byte[marker.Length];
        if (!Convert.TryFromBase64String(marker, bytes, out var count)) throw AwsRefusal.Validation("Invalid Marker.");
        var parts = Encoding.UTF8.GetString(bytes, 0, count).Split('\n', 2);
        if (parts.Length != 2) throw AwsRefusal.Validation("Invalid Marker.");
        return parts[0] == scope ? parts[1] : throw AwsRefusal.Validation(mismatch);
    }

    private static int Compare(string a, string b)
    {
        var order = string.Compare(a, b, StringComparison.OrdinalIgnoreCase);
        return order != 0 ? order : string.CompareOrdinal(a, b);
    }
}
