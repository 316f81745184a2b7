using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>Enterprise applications.</summary>
internal static class ServicePrincipalEndpoints
{
    private static readonly string[] Filterable = ["id", "appId", "displayName", "applicationTemplateId", "servicePrincipalNames", "tags", "accountEnabled"];

    public static GraphResponse List(GraphCall call) => GraphPage.Of(call, "servicePrincipals",
        call.Tenant.ServicePrincipals.FindAll(p => p.IsListed(call.Now)).Select(p => ToJson(p, call.Now)), Filterable);

    public static GraphResponse Get(GraphCall call)
    {
        // The certificate itself is sent only when one asks for keyCredentials by name.
        var keys = call.Request.Option("$select")?.Contains("keyCredentials", StringComparison.OrdinalIgnoreCase) == true;
        return call.Entity("servicePrincipals", ToJson(Find(call), call.Now, keys));
    }

    public static GraphResponse Update(GraphCall call)
    {
        var principal = Find(call, forWrite: true);
        var changes = call.Body.Properties().Select(p => ServicePrincipalChange.Of(call, principal, p.Key, p.Value)).ToList();
        foreach (var change in changes) change();
        return GraphResponse.NoContent;
    }

    public static GraphResponse Delete(GraphCall call)
    {
        Remove(call, Find(call, forWrite: true));
        return GraphResponse.NoContent;
    }

    public static void Remove(GraphCall call, TenantServicePrincipal principal)
    {
        Replication.Deleted(principal, call.Now);
        foreach (var assignment in call.Tenant.AppRoleAssignments.Where(a => a.ResourceId == principal.Id && a.Exists()))
            Replication.Unlinked(assignment, assignment.Id, call.Now);
    }

    public static TenantServicePrincipal Find(GraphCall call, bool forWrite = false)
    {
        if (!call["id"].StartsWith("appId=", StringComparison.OrdinalIgnoreCase)) return call.Find(call.Tenant.ServicePrincipals, call["id"], forWrite);
        var appId = GraphCall.Identifier(call["id"][6..].Trim('\''));
        var found = call.Tenant.ServicePrincipals.Find(p => p.AppId == appId) ?? throw Refusal.NotFound(appId);
        return call.FindId(call.Tenant.ServicePrincipals, found.Id, forWrite);
    }

    public static JsonObject ToJson(TenantServicePrincipal p, DateTimeOffset now, bool keys = false) => new()
    {
        ["id"] = p.Id.ToString(),
        ["deletedDateTime"] = null,
        ["accountEnabled"] = p.AccountEnabled,
        ["alternativeNames"] = new JsonArray(),
        ["appDisplayName"] = p.DisplayName,
        ["appId"] = p.AppId.ToString(),
        ["applicationTemplateId"] = p.ApplicationTemplateId?.ToString(),
        ["appRoleAssignmentRequired"] = p.AppRoleAssignmentRequired,
        ["createdDateTime"] = p.CreatedDateTime.Edm(),
        ["description"] = p.Description,
        ["displayName"] = p.DisplayName,
        ["homepage"] = p.Homepage,
        ["loginUrl"] = p.LoginUrl,
        ["logoutUrl"] = p.LogoutUrl,
        ["notes"] = p.Notes,
        ["notificationEmailAddresses"] = JsonBody.Array(p.NotificationEmailAddresses),
        ["preferredSingleSignOnMode"] = p.PreferredSingleSignOnMode,
        ["preferredTokenSigningKeyThumbprint"] = p.PreferredTokenSigningKeyThumbprint,
        ["replyUrls"] = JsonBody.Array(p.ReplyUrls),
        ["servicePrincipalNames"] = JsonBody.Array(p.ServicePrincipalNames),
        ["servicePrincipalType"] = "Application",
        ["signInAudience"] = "AzureADMyOrg",
        ["tags"] = JsonBody.Array(p.Tags),
        ["tokenEncryptionKeyId"] = null,
        ["samlSingleSignOnSettings"] = p.RelayState is null ? null : new JsonObject { ["relayState"] = p.RelayState },
        ["addIns"] = new JsonArray(),
        ["appRoles"] = AppRoleRules.ToJson(p.AppRolesSeen(now)),
        ["keyCredentials"] = new JsonArray([.. p.KeyCredentials.FindAll(k => k.IsVisible(now)).Select(k => SigningCertificateEndpoints.ToJson(k, keys))]),
        ["passwordCredentials"] = new JsonArray([.. p.PasswordCredentials.FindAll(k => k.IsVisible(now)).Select(SigningCertificateEndpoints.ToJson)]),
    };
}
