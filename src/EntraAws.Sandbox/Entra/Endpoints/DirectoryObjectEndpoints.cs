using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>Objects of any type by id.</summary>
internal static class DirectoryObjectEndpoints
{
    private const int MostIds = 1000;

    public static GraphResponse Get(GraphCall call)
    {
        var id = GraphCall.Identifier(call["id"]);
        var found = Lookup(call.Tenant, id);
        if (found is null || !found.IsVisible(call.Now)) throw Refusal.NotFound(id);
        return call.Entity("directoryObjects", ToJson(found, call));
    }

    /// <summary>Ids that name nothing are left out of the answer.</summary>
    public static GraphResponse GetByIds(GraphCall call)
    {
        var ids = call.Body["ids"].Texts("ids").ConvertAll(GraphCall.Identifier);
        if (ids.Count is 0 or > MostIds) throw Refusal.Invalid("ids");
        var types = call.Body.ContainsKey("types") ? call.Body["types"].Texts("types") : [];
        var found = ids.Distinct().Select(id => Lookup(call.Tenant, id)).OfType<TenantObject>()
            .Where(o => o.IsVisible(call.Now) && (types.Count == 0 || types.Contains("directoryObject") || types.Contains(TypeOf(o))));
        return new GraphResponse(200, new JsonObject
        {
            ["@odata.context"] = call.Context("directoryObjects"),
            ["value"] = new JsonArray([.. found.Select(o => ToJson(o, call))]),
        });
    }

    public static TenantObject? Lookup(TenantState tenant, Guid id) =>
        (TenantObject?)tenant.Users.Find(u => u.Id == id)
        ?? (TenantObject?)tenant.Groups.Find(g => g.Id == id)
        ?? (TenantObject?)tenant.ServicePrincipals.Find(p => p.Id == id)
        ?? tenant.Applications.Find(a => a.Id == id);

    public static string TypeOf(TenantObject o) => o switch
    {
        TenantUser => "user",
        TenantGroup => "group",
        TenantServicePrincipal => "servicePrincipal",
        _ => "application",
    };

    /// <summary>An element of a collection of mixed types: it says which it is.</summary>
    public static JsonObject ToJson(TenantObject o, GraphCall call)
    {
        var json = o switch
        {
            TenantUser user => Selection.Of(call.Request.Option("$select"), UserEndpoints.Usual).Cut(UserEndpoints.ToJson(user)),
            TenantGroup group => GroupEndpoints.ToJson(group),
            TenantServicePrincipal principal => ServicePrincipalEndpoints.ToJson(principal, call.Now),
            TenantApplication application => ApplicationEndpoints.ToJson(application),
            _ => throw new InvalidOperationException(o.GetType().Name),
        };
        var typed = new JsonObject { ["@odata.type"] = "#microsoft.graph." + TypeOf(o) };
        foreach (var (name, value) in json) typed[name] = value?.DeepClone();
        return typed;
    }
}
