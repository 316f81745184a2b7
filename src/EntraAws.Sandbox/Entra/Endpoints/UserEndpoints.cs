using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>Users.</summary>
internal static class UserEndpoints
{
    /// <summary>What is sent without $select.</summary>
    public static readonly string[] Usual =
    [
        "businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage",
        "surname", "userPrincipalName", "id",
    ];

    private static readonly string[] Filterable =
    [
        "id", "userPrincipalName", "displayName", "mail", "mailNickname", "givenName", "surname", "accountEnabled", "userType",
        "onPremisesSyncEnabled", "department", "jobTitle",
    ];

    public static GraphResponse List(GraphCall call) => GraphPage.Of(call, "users",
        call.Tenant.Users.FindAll(u => u.IsListed(call.Now)).Select(ToJson), Filterable, Usual);

    public static GraphResponse Get(GraphCall call) => call.Entity("users", ToJson(Find(call)), usual: Usual);

    public static GraphResponse Create(GraphCall call)
    {
        var user = UserRules.Parse(call.Tenant, call.Body);
        user.Id = call.Tenant.NewId();
        Replication.Created(user, call.Now);
        call.Tenant.Users.Add(user);
        return call.Entity("users", ToJson(user), 201, Usual);
    }

    public static GraphResponse Update(GraphCall call)
    {
        var user = Find(call, forWrite: true);
        if (user.OnPremisesSyncEnabled == true) throw Refusal.Synchronized();
        var changes = call.Body.Properties().Select(p => UserRules.Change(call.Tenant, user, p.Key, p.Value)).ToList();
        foreach (var change in changes) change();
        return GraphResponse.NoContent;
    }

    public static GraphResponse Delete(GraphCall call)
    {
        GroupEndpoints.Remove(call, Find(call, forWrite: true));
        return GraphResponse.NoContent;
    }

    public static JsonObject ToJson(TenantUser u) => new()
    {
        ["id"] = u.Id.ToString(),
        ["deletedDateTime"] = null,
        ["accountEnabled"] = u.AccountEnabled,
        ["businessPhones"] = new JsonArray(),
        ["createdDateTime"] = u.CreatedDateTime.Edm(),
        ["department"] = u.Department,
        ["displayName"] = u.DisplayName,
        ["givenName"] = u.GivenName,
        ["jobTitle"] = u.JobTitle,
        ["mail"] = u.Mail,
        ["mailNickname"] = u.MailNickname,
        ["mobilePhone"] = null,
        ["officeLocation"] = null,
        ["onPremisesSamAccountName"] = u.OnPremisesSamAccountName,
        ["onPremisesSyncEnabled"] = u.OnPremisesSyncEnabled,
        ["preferredLanguage"] = null,
        ["surname"] = u.Surname,
        ["usageLocation"] = u.UsageLocation,
        ["userPrincipalName"] = u.UserPrincipalName,
        ["userType"] = u.UserType,
    };

    /// <summary>By id or by user principal name.</summary>
    private static TenantUser Find(GraphCall call, bool forWrite = false)
    {
        var key = call["id"];
        if (Guid.TryParse(key, out var id)) return call.FindId(call.Tenant.Users, id, forWrite);
        var found = call.Tenant.Users.Find(u => string.Equals(u.UserPrincipalName, key, StringComparison.OrdinalIgnoreCase))
            ?? throw Refusal.NotFound(key);
        return found.IsVisible(call.Now) && (!forWrite || found.Exists()) ? found : throw Refusal.NotFound(key);
    }
}
