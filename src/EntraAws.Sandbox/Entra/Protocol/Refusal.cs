using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>The refusals that more than one endpoint gives. The texts are the service's: clients match on them.</summary>
internal static class Refusal
{
    public static GraphException NotFound(object id) => new(404, "Request_ResourceNotFound",
        $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.");

    public static GraphException BadRequest(string message, string? detail = null, string? target = null) =>
        new(400, "Request_BadRequest", message) { Details = detail is null ? null : Detail(detail, message, target) };

    public static GraphException Invalid(string property) => BadRequest($"Property {property} has an invalid value.", "InvalidValue", property);

    public static GraphException Missing(string property, string resource) =>
        BadRequest($"A value is required for property '{property}' of resource '{resource}'.", "MissingValue", property);

    public static GraphException Conflict(string property) =>
        BadRequest($"Another object with the same value for property {property} already exists.", "ObjectConflict", property);

    public static GraphException AlreadyReferenced(string property) =>
        BadRequest($"One or more added object references already exist for the following modified properties: '{property}'.");

    public static GraphException NotValidReference(string property) =>
        BadRequest($"Not a valid reference update. Property: {property}.", "InvalidReference", property);

    public static GraphException UnsupportedQuery(string message) => new(400, "Request_UnsupportedQuery", message);

    public static GraphException Forbidden() =>
        new(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");

    public static GraphException Synchronized() =>
        BadRequest("Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.");

    private static JsonArray Detail(string code, string message, string? target)
    {
        var detail = new JsonObject { ["code"] = code, ["message"] = message };
        if (target is not null) detail["target"] = target;
        return [detail];
    }
}
