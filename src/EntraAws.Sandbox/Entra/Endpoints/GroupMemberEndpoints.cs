using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>Who is in a group.</summary>
internal static class GroupMemberEndpoints
{
    private const int MostBound = 20;

    private static readonly string[] Filterable = ["id", "displayName", "userPrincipalName", "mail"];

    public static GraphResponse List(GraphCall call) => Page(call, Direct(call, Find(call)), "directoryObjects");

    public static GraphResponse ListUsers(GraphCall call) => Page(call, Direct(call, Find(call)).OfType<TenantUser>(), "users");

    public static GraphResponse ListGroups(GraphCall call) => Page(call, Direct(call, Find(call)).OfType<TenantGroup>(), "groups");

    public static GraphResponse ListTransitive(GraphCall call) => Page(call, Transitive(call), "directoryObjects");

    public static GraphResponse ListTransitiveUsers(GraphCall call) => Page(call, Transitive(call).OfType<TenantUser>(), "users");

    private static List<TenantObject> Transitive(GraphCall call)
    {
        var seen = new HashSet<Guid> { Find(call).Id };
        var found = new List<TenantObject>();
        Walk(Find(call));
        return found;

        void Walk(TenantGroup group)
        {
            foreach (var member in Direct(call, group).Where(m => seen.Add(m.Id)))
            {
                found.Add(member);
                if (member is TenantGroup nested) Walk(nested);
            }
        }
    }

    public static GraphResponse Add(GraphCall call)
    {
        var group = Find(call, forWrite: true);
        var id = Referenced(call, call.Body["@odata.id"]);
        CheckNew(group, [id]);
        Join(call, group, id);
        return GraphResponse.NoContent;
    }

    public static GraphResponse Remove(GraphCall call) => Leave(call, GraphCall.Identifier(call["memberId"]));

    /// <summary>The other form of the same: the member's address in the query option @id.</summary>
    public static GraphResponse RemoveReferenced(GraphCall call) => Leave(call, call.Reference(call.Request.Option("@id")));

    private static GraphResponse Leave(GraphCall call, Guid id)
    {
        var group = Find(call, forWrite: true);
        CheckWritable(group);
        var member = group.Members.Find(m => m.Id == id && m.Exists()) ?? throw Refusal.NotFound(id);
        Replication.Unlinked(member, $"{group.Id}/{id}", call.Now);
        return GraphResponse.NoContent;
    }

    /// <summary>The objects that a body's members@odata.bind names; all must exist.</summary>
    public static List<Guid> Bound(GraphCall call, JsonObject body)
    {
        if (!body.ContainsKey("members@odata.bind")) return [];
        var items = body["members@odata.bind"].Items("members@odata.bind");
        if (items.Count > MostBound)
            throw Refusal.BadRequest($"The request contains {items.Count} references; at most {MostBound} can be added in one request.", "InvalidValue", "members");
        return [.. items.Select(item => Referenced(call, item))];
    }

    /// <summary>All are added or none.</summary>
    public static void CheckNew(TenantGroup group, List<Guid> ids)
    {
        CheckWritable(group);
        if (ids.Contains(group.Id)) throw Refusal.BadRequest("A group can't be a member of itself.", "InvalidReference", "members");
        if (ids.Distinct().Count() != ids.Count || group.Members.Exists(m => m.Exists() && ids.Contains(m.Id)))
            throw Refusal.AlreadyReferenced("members");
    }

    public static void Join(GraphCall call, TenantGroup group, Guid id) =>
        group.Members.Add(Replication.Linked(new TenantGroupMember { Id = id }, $"{group.Id}/{id}", call.Now));

    private static void CheckWritable(TenantGroup group)
    {
        if (group.OnPremisesSyncEnabled == true) throw Refusal.Synchronized();
        if (group.GroupTypes.Contains("DynamicMembership"))
            throw Refusal.BadRequest("The members of a group with dynamic membership can't be added or removed; its rule decides.", "InvalidOperation", "members");
    }

    private static Guid Referenced(GraphCall call, JsonNode? node)
    {
        var id = call.Reference(node);
        var found = DirectoryObjectEndpoints.Lookup(call.Tenant, id);
        return found is not (null or TenantApplication) && found.Exists() && found.IsVisible(call.Now) ? id : throw Refusal.NotFound(id);
    }

    private static TenantGroup Find(GraphCall call, bool forWrite = false) => call.Find(call.Tenant.Groups, call["id"], forWrite);

    private static IEnumerable<TenantObject> Direct(GraphCall call, TenantGroup group) => group.Members
        .Where(m => m.IsVisible(call.Now))
        .Select(m => DirectoryObjectEndpoints.Lookup(call.Tenant, m.Id))
        .OfType<TenantObject>()
        .DistinctBy(m => m.Id);

    private static GraphResponse Page(GraphCall call, IEnumerable<TenantObject> members, string fragment) =>
        GraphPage.Of(call, fragment, members.Select(m => DirectoryObjectEndpoints.ToJson(m, call)), Filterable);
}
