using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>Who has which role of a service principal.</summary>
internal static class AppRoleAssignmentEndpoints
{
    private static readonly string[] Filterable = ["id", "principalId", "appRoleId"];

    public static GraphResponse List(GraphCall call)
    {
        var principal = ServicePrincipalEndpoints.Find(call);
        var assignments = call.Tenant.AppRoleAssignments.FindAll(a => a.ResourceId == principal.Id && a.IsVisible(call.Now));
        return GraphPage.Of(call, $"servicePrincipals('{principal.Id}')/appRoleAssignedTo", assignments.Select(a => ToJson(call.Tenant, a)), Filterable);
    }

    public static GraphResponse Create(GraphCall call)
    {
        var resource = ServicePrincipalEndpoints.Find(call, forWrite: true);
        var principalId = Required("principalId");
        var roleId = Required("appRoleId");
        if (Required("resourceId") != resource.Id) throw Refusal.NotValidReference("resourceId");
        var principal = Principal(call, principalId) ?? throw Refusal.NotValidReference("principalId");
        CheckRole(call, resource, roleId, principal);
        if (principal is TenantGroup && call.Tenant.License == TenantLicense.Free)
            throw Refusal.BadRequest("Assigning a group to an application needs a Microsoft Entra ID P1 or P2 license.");
        if (call.Tenant.AppRoleAssignments.Exists(a => a.Exists() && a.ResourceId == resource.Id && a.PrincipalId == principalId && a.AppRoleId == roleId))
            throw Refusal.BadRequest("Permission being assigned already exists on the object", "InvalidUpdate");

        var key = $"{resource.Id}/{principalId}/{roleId}/{call.Tenant.NewId()}";
        var assignment = new TenantAppRoleAssignment
        {
            Id = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(key))).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
            CreatedDateTime = call.Now,
            PrincipalId = principalId,
            PrincipalType = principal switch { TenantUser => "User", TenantGroup => "Group", _ => "ServicePrincipal" },
            ResourceId = resource.Id,
            AppRoleId = roleId,
        };
        call.Tenant.AppRoleAssignments.Add(Replication.Linked(assignment, key, call.Now));
        return call.Entity($"servicePrincipals('{resource.Id}')/appRoleAssignedTo", ToJson(call.Tenant, assignment), 201);

        Guid Required(string property) => call.Body[property].Id(property) ?? throw Refusal.Missing(property, "AppRoleAssignment");
    }

    public static GraphResponse Delete(GraphCall call)
    {
        var principal = ServicePrincipalEndpoints.Find(call, forWrite: true);
        var assignment = call.Tenant.AppRoleAssignments.Find(a => a.Id == call["assignmentId"] && a.ResourceId == principal.Id && a.Exists())
            ?? throw Refusal.NotFound(call["assignmentId"]);
        Replication.Unlinked(assignment, assignment.Id, call.Now);
        return GraphResponse.NoContent;
    }

    /// <summary>The role must be there as a read shows it: one that was just written is not, yet.</summary>
    private static void CheckRole(GraphCall call, TenantServicePrincipal resource, Guid roleId, TenantObject principal)
    {
        var roles = resource.AppRolesSeen(call.Now);
        if (roleId == Guid.Empty)
        {
            // Default access is for applications without roles.
            if (roles.Exists(r => r.IsEnabled && r.AllowedMemberTypes.Contains("User"))) throw Refusal.NotValidReference("appRoleId");
            return;
        }

        var role = roles.Find(r => r.Id == roleId);
        if (role is null || !resource.AppRoles.Exists(r => r.Id == roleId)) throw Refusal.NotValidReference("appRoleId");
        var type = principal is TenantServicePrincipal ? "Application" : "User";
        if (!role.IsEnabled || !role.AllowedMemberTypes.Contains(type))
            throw Refusal.BadRequest($"Permission being assigned was not found on application '{resource.AppId}'.", "InvalidUpdate");
    }

    private static TenantObject? Principal(GraphCall call, Guid id)
    {
        var found = DirectoryObjectEndpoints.Lookup(call.Tenant, id);
        return found is not null && found.Exists() && found.IsVisible(call.Now) ? found : null;
    }

    private static JsonObject ToJson(TenantState tenant, TenantAppRoleAssignment a) => new()
    {
        ["id"] = a.Id,
        ["deletedDateTime"] = null,
        ["appRoleId"] = a.AppRoleId.ToString(),
        ["createdDateTime"] = a.CreatedDateTime.Edm(),
        ["principalDisplayName"] = DirectoryObjectEndpoints.Lookup(tenant, a.PrincipalId)?.DisplayName,
        ["principalId"] = a.PrincipalId.ToString(),
        ["principalType"] = a.PrincipalType,
        ["resourceDisplayName"] = tenant.ServicePrincipals.Find(p => p.Id == a.ResourceId)?.DisplayName,
        ["resourceId"] = a.ResourceId.ToString(),
    };
}
