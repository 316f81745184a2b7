using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>Lists: $filter, $orderby, $count, $select, $top and the pages.</summary>
internal static class GraphPage
{
    private const int UsualSize = 100;
    private const int LargestSize = 999;

    /// <param name="filterable">The properties that $filter may name.</param>
    /// <param name="usual">What is sent without $select; null for all.</param>
    public static GraphResponse Of(GraphCall call, string fragment, IEnumerable<JsonObject> items, string[] filterable, string[]? usual = null)
    {
        var request = call.Request;
        if (request.Option("$expand") is not null) throw Refusal.UnsupportedQuery("$expand is not supported on this collection.");
        if (request.Option("$search") is not null) throw Refusal.UnsupportedQuery("$search is not supported on this collection.");
        var rows = items.ToList();
        if (request.Option("$filter") is { } text)
        {
            var filter = ODataFilter.Parse(text, filterable);
            if (filter.Advanced && !(request.Eventual && request.Option("$count") == "true"))
                throw Refusal.UnsupportedQuery("The specified filter needs the ConsistencyLevel header set to eventual and $count=true.");
            rows = rows.FindAll(filter.Matches);
        }

        if (request.Option("$orderby") is { } order) rows = Sort(rows, order);
        var total = rows.Count;
        var size = Size(request.Option("$top"));
        var start = Start(request, rows);
        var selection = Selection.Of(request.Option("$select"), usual);
        var page = rows.Skip(start).Take(size).ToList();

        var answer = new JsonObject { ["@odata.context"] = call.Context(fragment) };
        if (request.Option("$count") == "true") answer["@odata.count"] = total;
        if (start + page.Count < total) answer["@odata.nextLink"] = NextLink(request, start + page.Count, Id(page[^1]));
        answer["value"] = new JsonArray([.. page.Select(row => selection.Cut(row).DeepClone())]);
        return new GraphResponse(200, answer);
    }

    private static int Size(string? top)
    {
        if (top is null) return UsualSize;
        return int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= LargestSize
            ? size
            : throw new GraphException(400, "Request_UnsupportedQuery", $"Invalid page size specified: '{top}'. Must be between 1 and {LargestSize} inclusive.");
    }

    private static List<JsonObject> Sort(List<JsonObject> rows, string order)
    {
        var words = order.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 2 || words[0] is not ("displayName" or "userPrincipalName" or "id"))
            throw Refusal.UnsupportedQuery($"Unsupported sort property '{order}'.");
        var sorted = rows.OrderBy(row => (string?)row[words[0]], StringComparer.OrdinalIgnoreCase).ToList();
        if (words.Length == 2 && words[1] == "desc") sorted.Reverse();
        return sorted;
    }

    private static string NextLink(GraphRequest request, int position, string id)
    {
        var token = Convert.ToHexString(Encoding.UTF8.GetBytes($"{Fingerprint(request)}|{position}|{id}"));
        var path = string.Join('/', request.Segments.Select(Uri.EscapeDataString));
        var options = request.Query.Where(o => o.Key != "$skiptoken").Select(o => $"{o.Key}={Uri.EscapeDataString(o.Value)}");
        return $"{request.Root}{path}?{string.Join('&', options.Append("$skiptoken=" + token))}";
    }

    private static int Start(GraphRequest request, List<JsonObject> rows)
    {
        if (request.Option("$skiptoken") is not { } token) return 0;
        try
        {
            var parts = Encoding.UTF8.GetString(Convert.FromHexString(token)).Split('|', 3);
            if (parts.Length == 3 && parts[0] == Fingerprint(request))
            {
                // After the row that ended the last page, wherever it is by now.
                var last = rows.FindIndex(row => Id(row) == parts[2]);
                return last >= 0 ? last + 1 : Math.Min(int.Parse(parts[1], CultureInfo.InvariantCulture), rows.Count);
            }
        }
        catch (FormatException)
        {
            // Not one of ours: refused below.
        }

        throw new GraphException(400, "Directory_ExpiredPageToken", "The specified page token value is no longer valid or does not belong to this query.");
    }

    /// <summary>A token belongs to the query that it was given for.</summary>
    private static string Fingerprint(GraphRequest request)
    {
        var query = request.Query.Where(o => o.Key != "$skiptoken").OrderBy(o => o.Key, StringComparer.Ordinal);
        var text = string.Join('/', request.Segments) + "?" + string.Join('&', query.Select(o => $"{o.Key}={o.Value}"));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 8);
    }

    private static string Id(JsonObject row) => (string?)row["id"] ?? "";
}
