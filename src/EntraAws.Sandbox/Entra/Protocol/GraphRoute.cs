namespace EntraAws.Sandbox.Entra;

/// <summary>One operation: method and path template, what it needs, what it does.</summary>
internal sealed class GraphRoute
{
    private readonly string[] _segments;

    public GraphRoute(string method, string template, bool writes, string permissions, Func<GraphCall, GraphResponse> handle)
    {
        Method = method;
        Template = template;
        Writes = writes;
        Permissions = permissions.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Handle = handle;
        _segments = template.Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    public string Method { get; }

    public string Template { get; }

    /// <summary>How a fault plan sees it.</summary>
    public string Operation => $"{Method} {Template}";

    /// <summary>Whether the state is saved afterwards.</summary>
    public bool Writes { get; }

    /// <summary>The least permissions, all of which it needs.</summary>
    public string[] Permissions { get; }

    public Func<GraphCall, GraphResponse> Handle { get; }

    /// <summary>The values of the template's {names}, or null when the path is another one.</summary>
    public Dictionary<string, string>? Match(string[] path)
    {
        if (path.Length != _segments.Length) return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < path.Length; i++)
        {
            if (_segments[i][0] == '{') values[_segments[i][1..^1]] = path[i];
            else if (!Same(_segments[i], path[i])) return null;
        }

        return values;
    }

    /// <summary>Type casts and bound actions may be written with the namespace or with its alias, as the SDK does.</summary>
    private static bool Same(string expected, string given)
    {
        if (given.StartsWith("microsoft.graph.", StringComparison.OrdinalIgnoreCase)) given = given[10..];
        if (string.Equals(expected, given, StringComparison.OrdinalIgnoreCase)) return true;
        return string.Equals("graph." + expected, given, StringComparison.OrdinalIgnoreCase);
    }
}
