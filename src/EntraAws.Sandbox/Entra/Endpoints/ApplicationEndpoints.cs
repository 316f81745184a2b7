using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>App registrations.</summary>
internal static class ApplicationEndpoints
{
    private static readonly string[] Filterable = ["id", "appId", "displayName", "applicationTemplateId", "identifierUris"];

    public static GraphResponse List(GraphCall call) => GraphPage.Of(call, "applications",
        call.Tenant.Applications.FindAll(a => a.IsListed(call.Now)).Select(ToJson), Filterable);

    public static GraphResponse Get(GraphCall call) => call.Entity("applications", ToJson(Find(call, forWrite: false)));

    public static GraphResponse Update(GraphCall call)
    {
        var application = Find(call, forWrite: true);
        var principal = call.Tenant.ServicePrincipals.Find(p => p.AppId == application.AppId && p.Exists());
        // Everything is checked before anything is changed.
        var changes = call.Body.Properties().Select(p => Change(call, application, principal, p.Key, p.Value)).ToList();
        foreach (var change in changes) change();
        if (principal is not null) Propagate(application, principal);
        return GraphResponse.NoContent;
    }

    public static GraphResponse Delete(GraphCall call)
    {
        var application = Find(call, forWrite: true);
        var principal = call.Tenant.ServicePrincipals.Find(p => p.AppId == application.AppId && p.Exists());
        if (principal?.PreferredSingleSignOnMode == "saml")
            throw Refusal.BadRequest("Property appId is invalid.", "DeletingSamlSpNotAllowed", "appId");
        Replication.Deleted(application, call.Now);
        if (principal is not null) ServicePrincipalEndpoints.Remove(call, principal);
        return GraphResponse.NoContent;
    }

    public static JsonObject ToJson(TenantApplication a) => new()
    {
        ["id"] = a.Id.ToString(),
        ["deletedDateTime"] = null,
        ["appId"] = a.AppId.ToString(),
        ["applicationTemplateId"] = a.ApplicationTemplateId?.ToString(),
        ["createdDateTime"] = a.CreatedDateTime.Edm(),
        ["displayName"] = a.DisplayName,
        ["identifierUris"] = JsonBody.Array(a.IdentifierUris),
        ["notes"] = a.Notes,
        ["signInAudience"] = "AzureADMyOrg",
        ["tags"] = JsonBody.Array(a.Tags),
        ["api"] = new JsonObject
        {
            ["acceptMappedClaims"] = a.AcceptMappedClaims,
            ["knownClientApplications"] = new JsonArray(),
            ["requestedAccessTokenVersion"] = a.RequestedAccessTokenVersion,
            ["oauth2PermissionScopes"] = new JsonArray(),
            ["preAuthorizedApplications"] = new JsonArray(),
        },
        ["appRoles"] = AppRoleRules.ToJson(a.AppRoles),
        ["keyCredentials"] = new JsonArray(),
        ["passwordCredentials"] = new JsonArray(),
        ["web"] = new JsonObject { ["homePageUrl"] = a.HomePageUrl, ["logoutUrl"] = null, ["redirectUris"] = JsonBody.Array(a.RedirectUris) },
    };

    private static TenantApplication Find(GraphCall call, bool forWrite)
    {
        if (!call["id"].StartsWith("appId=", StringComparison.OrdinalIgnoreCase)) return call.Find(call.Tenant.Applications, call["id"], forWrite);
        var appId = GraphCall.Identifier(call["id"][6..].Trim('\''));
        var found = call.Tenant.Applications.Find(a => a.AppId == appId) ?? throw Refusal.NotFound(appId);
        return call.FindId(call.Tenant.Applications, found.Id, forWrite);
    }

    private static Action Change(GraphCall call, TenantApplication a, TenantServicePrincipal? principal, string property, JsonNode? value)
    {
        switch (property)
        {
            case "displayName":
                var name = value.Text(property);
                if (string.IsNullOrWhiteSpace(name) || name.Length > TemplateEndpoints.LongestDisplayName) throw Refusal.Invalid(property);
                return () => a.DisplayName = name;
            case "notes":
                var notes = value.Text(property);
                return () => a.Notes = notes;
            case "tags":
                var tags = value.Texts(property);
                return () => a.Tags = tags;
            case "identifierUris":
                var uris = IdentifierUriRules.Replace(call, a, principal, value);
                return () => a.IdentifierUris = uris;
            case "appRoles":
                var roles = AppRoleRules.Replace(value, "Application", a.AppRoles, a.AppRoles);
                return () => a.AppRoles = roles;
            case "web":
                return Web(a, value.Object(property));
            case "api":
                return Api(a, value.Object(property));
            default:
                throw Refusal.BadRequest($"Invalid property '{property}'.");
        }
    }

    private static Action Web(TenantApplication a, JsonObject web)
    {
        var home = web.ContainsKey("homePageUrl") ? web["homePageUrl"].Text("homePageUrl") : a.HomePageUrl;
        var redirects = web.ContainsKey("redirectUris") ? web["redirectUris"].Texts("redirectUris") : a.RedirectUris;
        if (redirects.Exists(uri => !Uri.TryCreate(uri, UriKind.Absolute, out _))) throw Refusal.Invalid("redirectUris");
        return () => (a.HomePageUrl, a.RedirectUris) = (home, redirects);
    }

    private static Action Api(TenantApplication a, JsonObject api)
    {
        var mapped = api.ContainsKey("acceptMappedClaims") ? api["acceptMappedClaims"].Flag("acceptMappedClaims") : a.AcceptMappedClaims;
        var version = api.ContainsKey("requestedAccessTokenVersion") ? api["requestedAccessTokenVersion"].Number("requestedAccessTokenVersion") : a.RequestedAccessTokenVersion;
        if (version is not (null or 1 or 2)) throw Refusal.Invalid("requestedAccessTokenVersion");
        return () => (a.AcceptMappedClaims, a.RequestedAccessTokenVersion) = (mapped, version);
    }

    /// <summary>The service principal follows its registration in these.</summary>
    private static void Propagate(TenantApplication a, TenantServicePrincipal principal)
    {
        principal.DisplayName = a.DisplayName;
        principal.ReplyUrls = [.. a.RedirectUris];
        principal.ServicePrincipalNames = [a.AppId.ToString(), .. a.IdentifierUris];
        principal.AppRoles = [.. a.AppRoles, .. principal.AppRoles.Where(r => r.Origin == "ServicePrincipal")];
    }
}
