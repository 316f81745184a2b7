using System.Text.Json;
using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>Claims mapping policies and their assignment to service principals.</summary>
internal static class ClaimsPolicyEndpoints
{
    private static readonly string[] Filterable = ["id", "displayName"];

    public static GraphResponse List(GraphCall call) => GraphPage.Of(call, "policies/claimsMappingPolicies",
        call.Tenant.ClaimsMappingPolicies.FindAll(p => p.IsListed(call.Now)).Select(ToJson), Filterable);

    public static GraphResponse Get(GraphCall call) =>
        call.Entity("policies/claimsMappingPolicies", ToJson(call.Find(call.Tenant.ClaimsMappingPolicies, call["id"])));

    public static GraphResponse Create(GraphCall call)
    {
        var body = call.Body;
        var name = body["displayName"].Text("displayName");
        if (string.IsNullOrWhiteSpace(name)) throw Refusal.Missing("displayName", "ClaimsMappingPolicy");
        var policy = new TenantClaimsPolicy
        {
            DisplayName = name,
            Definition = Definition(body["definition"]),
            IsOrganizationDefault = body["isOrganizationDefault"].Flag("isOrganizationDefault") ?? false,
        };
        policy.Id = call.Tenant.NewId();
        Replication.Created(policy, call.Now, 2, 8);
        call.Tenant.ClaimsMappingPolicies.Add(policy);
        return call.Entity("policies/claimsMappingPolicies", ToJson(policy), 201);
    }

    public static GraphResponse Update(GraphCall call)
    {
        var policy = call.Find(call.Tenant.ClaimsMappingPolicies, call["id"], forWrite: true);
        var body = call.Body;
        var name = body.ContainsKey("displayName") ? body["displayName"].Text("displayName") : policy.DisplayName;
        if (string.IsNullOrWhiteSpace(name)) throw Refusal.Invalid("displayName");
        var definition = body.ContainsKey("definition") ? Definition(body["definition"]) : policy.Definition;
        (policy.DisplayName, policy.Definition) = (name, definition);
        return GraphResponse.NoContent;
    }

    public static GraphResponse Delete(GraphCall call)
    {
        var policy = call.Find(call.Tenant.ClaimsMappingPolicies, call["id"], forWrite: true);
        Replication.Deleted(policy, call.Now);
        foreach (var principal in call.Tenant.ServicePrincipals)
            foreach (var link in principal.ClaimsMappingPolicies.Where(l => l.PolicyId == policy.Id && l.Exists()))
                Replication.Unlinked(link, link.PolicyId, call.Now);
        return GraphResponse.NoContent;
    }

    public static GraphResponse ListAssigned(GraphCall call)
    {
        var links = ServicePrincipalEndpoints.Find(call).ClaimsMappingPolicies.FindAll(l => l.IsVisible(call.Now));
        var policies = links.Select(l => call.Tenant.ClaimsMappingPolicies.Find(p => p.Id == l.PolicyId)).OfType<TenantClaimsPolicy>();
        return GraphPage.Of(call, "claimsMappingPolicies", policies.Select(ToJson), Filterable);
    }

    public static GraphResponse Assign(GraphCall call)
    {
        var principal = ServicePrincipalEndpoints.Find(call, forWrite: true);
        var policy = call.FindId(call.Tenant.ClaimsMappingPolicies, call.Reference(call.Body["@odata.id"]), forWrite: true);
        var current = principal.ClaimsMappingPolicies.Find(l => l.Exists());
        if (current?.PolicyId == policy.Id) throw Refusal.AlreadyReferenced("claimsMappingPolicies");
        if (current is not null) throw Refusal.BadRequest("A policy of this type is already assigned to the object; only one is allowed.");
        var link = new TenantPolicyLink { PolicyId = policy.Id };
        principal.ClaimsMappingPolicies.Add(Replication.Linked(link, $"{principal.Id}/{policy.Id}", call.Now));
        return GraphResponse.NoContent;
    }

    public static GraphResponse Unassign(GraphCall call)
    {
        var principal = ServicePrincipalEndpoints.Find(call, forWrite: true);
        var id = GraphCall.Identifier(call["policyId"]);
        var link = principal.ClaimsMappingPolicies.Find(l => l.PolicyId == id && l.Exists()) ?? throw Refusal.NotFound(id);
        Replication.Unlinked(link, id, call.Now);
        return GraphResponse.NoContent;
    }

    private static JsonObject ToJson(TenantClaimsPolicy p) => new()
    {
        ["id"] = p.Id.ToString(),
        ["deletedDateTime"] = null,
        ["definition"] = JsonBody.Array(p.Definition),
        ["displayName"] = p.DisplayName,
        ["isOrganizationDefault"] = p.IsOrganizationDefault,
    };

    /// <summary>One string of JSON, whose keys are case-sensitive.</summary>
    private static List<string> Definition(JsonNode? value)
    {
        var definition = value.Texts("definition");
        if (definition.Count != 1) throw Refusal.Invalid("definition");
        try
        {
            if (JsonNode.Parse(definition[0]) is JsonObject root
                && root["ClaimsMappingPolicy"] is JsonObject policy
                && policy["Version"] is JsonValue version && version.TryGetValue(out int number) && number == 1
                && (!policy.ContainsKey("ClaimsSchema") || policy["ClaimsSchema"] is JsonArray)) return definition;
        }
        catch (JsonException)
        {
            // Refused below, like JSON of another shape.
        }

        throw Refusal.Invalid("definition");
    }
}
