using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>The gallery: list, get, instantiate.</summary>
internal static class TemplateEndpoints
{
    public const int LongestDisplayName = 120;

    private static readonly string[] Filterable = ["id", "displayName", "publisher"];

    public static GraphResponse List(GraphCall call) =>
        GraphPage.Of(call, "applicationTemplates", GalleryTemplate.For(call.Request.Root.Host).Select(t => t.ToJson()), Filterable);

    public static GraphResponse Get(GraphCall call) => call.Entity("applicationTemplates", Find(call).ToJson());

    /// <summary>Makes the registration and the enterprise application. Names are not unique: twice makes two.</summary>
    public static GraphResponse Instantiate(GraphCall call)
    {
        var template = Find(call);
        var name = call.Body["displayName"].Text("displayName");
        if (string.IsNullOrWhiteSpace(name)) throw Refusal.Missing("displayName", "ApplicationTemplate");
        if (name.Length > LongestDisplayName) throw Refusal.Invalid("displayName");

        var application = new TenantApplication
        {
            Id = call.Tenant.NewId(),
            AppId = call.Tenant.NewId(),
            DisplayName = name,
            ApplicationTemplateId = template.Id,
            HomePageUrl = template.Homepage,
            RedirectUris = [.. template.ReplyUrls],
            AppRoles = [.. template.AppRoles],
        };
        var principal = new TenantServicePrincipal
        {
            Id = call.Tenant.NewId(),
            AppId = application.AppId,
            DisplayName = name,
            ApplicationTemplateId = template.Id,
            AppRoleAssignmentRequired = true,
            Homepage = template.Homepage,
            ReplyUrls = [.. template.ReplyUrls],
            ServicePrincipalNames = [application.AppId.ToString()],
            Tags = ["WindowsAzureActiveDirectoryIntegratedApp"],
            AppRoles = [.. template.AppRoles],
        };
        Replication.CreatedSlowly(application, call.Now);
        Replication.CreatedSlowly(principal, call.Now);
        application.ConditionalAccessKnowsItAt = principal.VisibleAt + Replication.Seconds(application.AppId, "conditional-access", 5, 40);
        call.Tenant.Applications.Add(application);
        call.Tenant.ServicePrincipals.Add(principal);

        return new GraphResponse(201, new JsonObject
        {
            ["@odata.context"] = call.Context("microsoft.graph.applicationServicePrincipal"),
            ["application"] = ApplicationEndpoints.ToJson(application),
            ["servicePrincipal"] = ServicePrincipalEndpoints.ToJson(principal, call.Now),
        });
    }

    private static GalleryTemplate Find(GraphCall call)
    {
        var id = GraphCall.Identifier(call["id"]);
        return Array.Find(GalleryTemplate.For(call.Request.Root.Host), t => t.Id == id) ?? throw Refusal.NotFound(id);
    }
}
