using System.Text.Json;
using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>One request, from the wire or from a $batch.</summary>
internal sealed class GraphRequest
{
    private GraphRequest(string method, Uri root, string[] segments, Dictionary<string, string> query)
    {
        Method = method;
        Root = root;
        Segments = segments;
        Query = query;
    }

    public string Method { get; }

    /// <summary>The service root, e.g. https://graph.microsoft.com/v1.0/.</summary>
    public Uri Root { get; }

    /// <summary>The path below the root, decoded. A key in parentheses is a segment of its own.</summary>
    public string[] Segments { get; }

    /// <summary>The query options by name, decoded.</summary>
    public Dictionary<string, string> Query { get; }

    public JsonNode? Body { get; private init; }

    /// <summary>ConsistencyLevel: eventual, which the advanced query operators need.</summary>
    public bool Eventual { get; private init; }

    public string? Option(string name) => Query.GetValueOrDefault(name);

    public static GraphRequest Parse(string method, Uri uri, byte[]? body, string? consistency)
    {
        var path = uri.AbsolutePath.TrimStart('/').Split('/', 2);
        if (path[0] != "v1.0") throw new GraphException(400, "BadRequest", "Invalid version.");
        return Parse(method, new Uri(uri, "/v1.0/"), path.Length > 1 ? path[1] : "", uri.Query, Json(body), consistency);
    }

    /// <summary>A part of a batch: its address is relative to the service root.</summary>
    public static GraphRequest ParsePart(string method, Uri root, string url, JsonNode? body, string? consistency)
    {
        var cut = url.IndexOf('?', StringComparison.Ordinal);
        return Parse(method, root, cut < 0 ? url : url[..cut], cut < 0 ? "" : url[cut..], body, consistency);
    }

    private static GraphRequest Parse(string method, Uri root, string path, string query, JsonNode? body, string? consistency) =>
        new(method, root, [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).SelectMany(Split)], Options(query))
        {
            Body = body,
            Eventual = string.Equals(consistency, "eventual", StringComparison.OrdinalIgnoreCase),
        };

    /// <summary>users('x') means users/x, and servicePrincipals(appId='x') has the segment appId='x'.</summary>
    private static IEnumerable<string> Split(string segment)
    {
        segment = Uri.UnescapeDataString(segment);
        var open = segment.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || segment[^1] != ')') return [segment];
        var key = segment[(open + 1)..^1];
        return [segment[..open], key.Length > 1 && key[0] == '\'' ? key.Trim('\'') : key];
    }

    private static Dictionary<string, string> Options(string query)
    {
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            options[Decode(parts[0])] = parts.Length > 1 ? Decode(parts[1]) : "";
        }

        return options;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static JsonNode? Json(byte[]? body)
    {
        if (body is not { Length: > 0 }) return null;
        try
        {
            var node = JsonNode.Parse(body);
            Visit(node);
            return node;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new GraphException(400, "BadRequest", "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");
        }
    }

    /// <summary>Looks at every node: they are made when first looked at, and only then is a name found twice.</summary>
    private static void Visit(JsonNode? node)
    {
        if (node is JsonArray items)
            foreach (var item in items) Visit(item);
        if (node is JsonObject json)
            foreach (var (_, value) in json) Visit(value);
    }
}
