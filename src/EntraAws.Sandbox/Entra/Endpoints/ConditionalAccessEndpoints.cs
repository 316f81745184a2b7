using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>Conditional Access policies: one request a second for the whole tenant, and a refusal that does not say how long to wait.</summary>
internal static class ConditionalAccessEndpoints
{
    private static readonly string[] Filterable = ["id", "displayName", "state"];

    public static GraphResponse List(GraphCall call) => Admitted(call, () => GraphPage.Of(call, "identity/conditionalAccess/policies",
        call.Tenant.ConditionalAccessPolicies.FindAll(p => p.IsListed(call.Now)).Select(ToJson), Filterable));

    public static GraphResponse Get(GraphCall call) => Admitted(call, () =>
        call.Entity("identity/conditionalAccess/policies", ToJson(call.Find(call.Tenant.ConditionalAccessPolicies, call["id"]))));

    public static GraphResponse Create(GraphCall call) => Admitted(call, () =>
    {
        var content = Content(call.Body);
        ConditionalAccessRules.Check(call, content);
        if (call.Tenant.ConditionalAccessPolicies.Count(p => p.Exists()) >= ConditionalAccessRules.MostPolicies)
            throw ConditionalAccessRules.Refused($"The tenant has the most policies it can have, {ConditionalAccessRules.MostPolicies}.");
        var policy = new TenantConditionalAccessPolicy { Policy = content, DisplayName = (string)content["displayName"]! };
        policy.Id = call.Tenant.NewId();
        Replication.Created(policy, call.Now, 1, 3, 5);
        call.Tenant.ConditionalAccessPolicies.Add(policy);
        return call.Entity("identity/conditionalAccess/policies", ToJson(policy), 201);
    });

    public static GraphResponse Update(GraphCall call) => Admitted(call, () =>
    {
        var policy = call.Find(call.Tenant.ConditionalAccessPolicies, call["id"], forWrite: true);
        var merged = (JsonObject)policy.Policy.DeepClone();
        Merge(merged, Content(call.Body));
        ConditionalAccessRules.Check(call, merged);
        policy.Policy = merged;
        policy.DisplayName = (string)merged["displayName"]!;
        policy.ModifiedDateTime = call.Now;
        return GraphResponse.NoContent;
    });

    public static GraphResponse Delete(GraphCall call) => Admitted(call, () =>
    {
        Replication.Deleted(call.Find(call.Tenant.ConditionalAccessPolicies, call["id"], forWrite: true), call.Now);
        return GraphResponse.NoContent;
    });

    /// <summary>A refused request counts too, so its refusal is an answer here: an exception would undo the count.</summary>
    public static GraphResponse Admitted(GraphCall call, Func<GraphResponse> work)
    {
        if (call.Now - call.Tenant.LastConditionalAccessRequest < TimeSpan.FromSeconds(1))
            throw new GraphException(429, "TooManyRequests", "Too many requests.");
        call.Tenant.LastConditionalAccessRequest = call.Now;
        try
        {
            return work();
        }
        catch (GraphException refusal)
        {
            return GraphResponse.Of(refusal, call.Now, null);
        }
    }

    private static JsonObject Content(JsonObject body)
    {
        var content = new JsonObject();
        foreach (var (name, value) in body.Properties())
            if (name is not ("id" or "createdDateTime" or "modifiedDateTime" or "templateId")) content[name] = Plain(value);
        return content;
    }

    /// <summary>Without the type annotations that a typed client sends along.</summary>
    private static JsonNode? Plain(JsonNode? node)
    {
        if (node is JsonArray items) return new JsonArray([.. items.Select(Plain)]);
        if (node is not JsonObject json) return node?.DeepClone();
        var plain = new JsonObject();
        foreach (var (name, value) in json.Properties()) plain[name] = Plain(value);
        return plain;
    }

    /// <summary>PATCH merges complex values and replaces collections.</summary>
    private static void Merge(JsonObject into, JsonObject from)
    {
        foreach (var (name, value) in from)
        {
            if (into[name] is JsonObject old && value is JsonObject change) Merge(old, change);
            else into[name] = value?.DeepClone();
        }
    }

    public static JsonObject ToJson(TenantConditionalAccessPolicy p)
    {
        var json = new JsonObject
        {
            ["id"] = p.Id.ToString(),
            ["templateId"] = null,
            ["createdDateTime"] = p.CreatedDateTime.Edm(),
            ["modifiedDateTime"] = p.ModifiedDateTime.Edm(),
            ["displayName"] = p.DisplayName,
            ["state"] = null,
            ["sessionControls"] = null,
            ["grantControls"] = null,
        };
        foreach (var (name, value) in p.Policy) json[name] = value?.DeepClone();
        return json;
    }
}
