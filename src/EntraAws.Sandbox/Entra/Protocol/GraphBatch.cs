using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>$batch: up to 20 requests in one, each answered for itself, in no particular order.</summary>
internal sealed class GraphBatch
{
    private const int MostParts = 20;

    private readonly List<Part> _parts;

    private GraphBatch(List<Part> parts) => _parts = parts;

    /// <exception cref="GraphException">The batch as a whole is malformed.</exception>
    public static GraphBatch Parse(GraphRequest request)
    {
        var items = (request.Body as JsonObject)?["requests"] as JsonArray ?? throw Malformed("The batch has no requests.");
        if (items.Count == 0) throw Malformed("The batch has no requests.");
        if (items.Count > MostParts) throw Malformed($"The number of batch requests must be no more than {MostParts}.");
        var parts = items.Select(item => ParsePart(request.Root, item.Object("requests"))).ToList();
        if (parts.DistinctBy(p => p.Id).Count() != parts.Count) throw Malformed("The ids of batch requests must be unique.");
        for (var i = 0; i < parts.Count; i++)
        {
            // What a part depends on comes before it, so there can be no circle.
            var earlier = parts.Take(i).Select(p => p.Id).ToHashSet();
            if (!parts[i].DependsOn.TrueForAll(earlier.Contains)) throw Malformed("A batch request depends on one that does not come before it.");
        }

        return new GraphBatch(parts);
    }

    /// <summary>Draws each part's fault. One that breaks or delays the connection does so for all.</summary>
    public Fault Faults(GraphService service)
    {
        var whole = Fault.None;
        foreach (var part in _parts)
        {
            part.Fault = service.FaultOf(part.Request, out var operation);
            part.Operation = operation;
            if (part.Fault is Fault.Reset || (part.Fault is Fault.LostAnswer && whole != Fault.Reset) || (part.Fault is Fault.Delay && whole == Fault.None))
                whole = part.Fault;
        }

        return whole;
    }

    public GraphResponse Run(GraphService service, string? clientRequestId, DateTimeOffset now)
    {
        var answers = new Dictionary<string, GraphResponse>(StringComparer.Ordinal);
        foreach (var part in _parts)
        {
            var failed = part.DependsOn.Exists(id => answers[id].Status >= 400);
            answers[part.Id] = failed
                ? GraphResponse.Of(new GraphException(424, "FailedDependency", "A request that this one depends on failed."), now, clientRequestId)
                : service.Carry(part.Request, clientRequestId, part.Fault, part.Operation);
        }

        // Shuffled, but the same way each time.
        var shuffled = _parts.OrderBy(p => Replication.Seconds($"{p.Id}/{_parts.Count}", "order", 0, 100)).ThenBy(p => p.Id, StringComparer.Ordinal);
        return new GraphResponse(200, new JsonObject { ["responses"] = new JsonArray([.. shuffled.Select(p => ToJson(p.Id, answers[p.Id]))]) });
    }

    private static JsonObject ToJson(string id, GraphResponse answer)
    {
        var headers = new JsonObject { ["request-id"] = answer.RequestId };
        if (answer.RetryAfterSeconds is { } seconds) headers["Retry-After"] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (answer.Body is not null) headers["Content-Type"] = "application/json";
        var json = new JsonObject { ["id"] = id, ["status"] = answer.Status, ["headers"] = headers };
        if (answer.Body is not null) json["body"] = answer.Body;
        return json;
    }

    private static Part ParsePart(Uri root, JsonObject json)
    {
        var id = json["id"].Text("id");
        var method = json["method"].Text("method")?.ToUpperInvariant();
        var url = json["url"].Text("url");
        if (string.IsNullOrEmpty(id) || method is null || string.IsNullOrEmpty(url)) throw Malformed("A batch request needs an id, a method and a url.");
        if (url.Contains("$batch", StringComparison.Ordinal)) throw Malformed("A batch can't be part of a batch.");
        var headers = json["headers"] as JsonObject;
        if (json["body"] is not null && Header("Content-Type") is null) throw Malformed($"The batch request {id} has a body and no Content-Type header.");
        return new Part(id, GraphRequest.ParsePart(method, root, url, json["body"]?.DeepClone(), Header("ConsistencyLevel")))
        {
            DependsOn = json.ContainsKey("dependsOn") && json["dependsOn"] is not null ? json["dependsOn"].Texts("dependsOn") : [],
        };

        string? Header(string name) => headers?.FirstOrDefault(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Value.Text(name);
    }

    private static GraphException Malformed(string message) => new(400, "BadRequest", message);

    private sealed class Part(string id, GraphRequest request)
    {
        public string Id => id;

        public GraphRequest Request => request;

        public List<string> DependsOn { get; init; } = [];

        public Fault Fault { get; set; }

        public string Operation { get; set; } = "";
    }
}
