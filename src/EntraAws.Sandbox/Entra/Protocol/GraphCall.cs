using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>What an operation works with: the request, the tenant, the time.</summary>
internal sealed class GraphCall(GraphRequest request, TenantState tenant, DateTimeOffset now, Dictionary<string, string> values)
{
    public GraphRequest Request => request;

    public TenantState Tenant => tenant;

    /// <summary>Both clouds: Entra's provisioning agent goes to AWS.</summary>
    public required SandboxState State { get; init; }

    public DateTimeOffset Now => now;

    /// <summary>A value from the path.</summary>
    public string this[string name] => values[name];

    public JsonObject Body => request.Body as JsonObject
        ?? throw new GraphException(400, "BadRequest", "Empty Payload. JSON content expected.");

    public string Context(string fragment) => $"{request.Root}$metadata#{fragment}";

    /// <summary>One entity, cut to $select.</summary>
    public GraphResponse Entity(string fragment, JsonObject entity, int status = 200, string[]? usual = null)
    {
        var answer = new JsonObject { ["@odata.context"] = Context(fragment + "/$entity") };
        foreach (var (name, value) in Selection.Of(request.Option("$select"), usual).Cut(entity)) answer[name] = value?.DeepClone();
        return new GraphResponse(status, answer);
    }

    /// <summary>Finds what a path names by id, as a read sees it. A delete in progress can still show; a write finds it gone.</summary>
    public T Find<T>(List<T> among, string id, bool forWrite = false) where T : TenantObject =>
        FindId(among, Identifier(id), forWrite);

    public T FindId<T>(List<T> among, Guid id, bool forWrite = false) where T : TenantObject
    {
        var found = among.Find(o => o.Id == id);
        return found is not null && found.IsVisible(now) && (!forWrite || found.Exists()) ? found : throw Refusal.NotFound(id);
    }

    public static Guid Identifier(string id) => Guid.TryParse(id, out var parsed)
        ? parsed
        : throw Refusal.BadRequest($"Invalid object identifier '{id}'.", "InvalidValue");

    /// <summary>The id at the end of an @odata.id or @odata.bind address on this service.</summary>
    public Guid Reference(JsonNode? node)
    {
        if (node is not JsonValue value || !value.TryGetValue(out string? text) || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
            throw new GraphException(400, "Request_BadRequest", "Invalid URL format specified in @odata.id or @odata.bind.");
        // Another cloud's host in a reference names an object of another directory.
        if (uri.Host != request.Root.Host || !Guid.TryParse(uri.Segments[^1].Trim('/'), out var id)) throw Refusal.NotFound(text);
        return id;
    }
}
