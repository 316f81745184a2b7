using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>What a write of an appRoles collection must keep to. The collection is replaced as a whole.</summary>
internal static class AppRoleRules
{
    /// <summary>"A maximum of 1,200 entries can be added to the application manifest."</summary>
    public const int MostRoles = 1200;

    /// <summary>What the service takes, although its reference says 120.</summary>
    public const int LongestValue = 249;

    /// <param name="origin">The home of the roles that are new.</param>
    /// <param name="current">What is stored.</param>
    /// <param name="seen">What reads still show, when that is another collection: a change is checked against it too.</param>
    public static List<TenantAppRole> Replace(JsonNode? body, string origin, List<TenantAppRole> current, List<TenantAppRole> seen)
    {
        var roles = body.Items("appRoles").Select(item => Parse(item, origin, current)).ToList();
        CheckUnique(roles);
        if (roles.Count > MostRoles)
            throw new GraphException(403, "Directory_ResourceSizeExceeded", "The size of the object has exceeded its limit. Please reduce the number of values and retry your request.");
        CheckEnabled(roles, current, origin);
        CheckEnabled(roles, [.. seen.Where(role => current.Exists(c => c.Id == role.Id))], origin);
        return roles;
    }

    public static JsonArray ToJson(IEnumerable<TenantAppRole> roles) => new([.. roles.Select(role => (JsonNode)new JsonObject
    {
        ["allowedMemberTypes"] = JsonBody.Array(role.AllowedMemberTypes),
        ["description"] = role.Description,
        ["displayName"] = role.DisplayName,
        ["id"] = role.Id.ToString(),
        ["isEnabled"] = role.IsEnabled,
        ["origin"] = role.Origin,
        ["value"] = role.Value,
    })]);

    private static TenantAppRole Parse(JsonNode? item, string origin, List<TenantAppRole> current)
    {
        var json = item.Object("appRoles");
        var id = json["id"].Id("id") ?? throw Refusal.Missing("id", "AppRole");
        var role = new TenantAppRole
        {
            Id = id,
            AllowedMemberTypes = json.ContainsKey("allowedMemberTypes") ? json["allowedMemberTypes"].Texts("allowedMemberTypes") : [],
            Description = json["description"].Text("description"),
            DisplayName = json["displayName"].Text("displayName"),
            IsEnabled = json["isEnabled"].Flag("isEnabled") ?? false,
            // Origin is read-only: what a body says of it is ignored.
            Origin = current.Find(r => r.Id == id)?.Origin ?? origin,
            Value = json["value"].Text("value"),
        };
        Check(role);
        return role;
    }

    private static void Check(TenantAppRole role)
    {
        if (role.Id == Guid.Empty) throw Refusal.Invalid("appRoles.id");
        if (string.IsNullOrWhiteSpace(role.DisplayName)) throw Refusal.Missing("displayName", "AppRole");
        if (role.AllowedMemberTypes.Count == 0 || role.AllowedMemberTypes.Exists(t => t is not ("User" or "Application")))
            throw Refusal.Invalid("appRoles.allowedMemberTypes");
        if (role.Value is not { } value) return;
        if (value.Length is 0 or > LongestValue || value[0] == '.' || value.Any(c => c is <= ' ' or > '~'))
            throw Refusal.Invalid("appRoles.value");
    }

    private static void CheckUnique(List<TenantAppRole> roles)
    {
        if (roles.DistinctBy(r => r.Id).Count() != roles.Count)
            throw Refusal.BadRequest("The id of an app role must be unique within the application.", "DuplicateValue", "appRoles");
        var values = roles.FindAll(r => r.Value is not null);
        if (values.DistinctBy(r => r.Value, StringComparer.Ordinal).Count() != values.Count)
            throw Refusal.BadRequest("The value of an app role must be unique within the application.", "DuplicateValue", "appRoles");
    }

    /// <summary>An enabled role stays as it is until it is disabled, and the service principal never edits the registration's roles.</summary>
    private static void CheckEnabled(List<TenantAppRole> roles, List<TenantAppRole> current, string home)
    {
        var given = roles.ToDictionary(r => r.Id);
        foreach (var old in current)
        {
            var foreign = old.Origin != home;
            if (!old.IsEnabled && !foreign) continue;
            if (!given.TryGetValue(old.Id, out var role) || role.DiffersFrom(old) || (foreign && role.IsEnabled != old.IsEnabled))
                throw new GraphException(400, "CannotDeleteOrUpdateEnabledEntitlement", "Permission (scope or role) cannot be deleted or updated unless disabled first.");
        }
    }
}
