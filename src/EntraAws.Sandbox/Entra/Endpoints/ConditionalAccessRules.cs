using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>What Conditional Access takes. The real cause of a refusal is in innerError.message.</summary>
internal static class ConditionalAccessRules
{
    public const int MostPolicies = 195;

    private static readonly string[] States = ["enabled", "disabled", "enabledForReportingButNotEnforced"];
    private static readonly string[] ClientTypes = ["all", "browser", "mobileAppsAndDesktopClients", "exchangeActiveSync", "easSupported", "other"];
    private static readonly string[] Controls = ["block", "mfa", "compliantDevice", "domainJoinedDevice", "approvedApplication", "compliantApplication", "passwordChange", "riskRemediation"];
    private static readonly string[] RiskLevels = ["low", "medium", "high", "hidden", "none"];
    private static readonly string[] AppNames = ["All", "None", "Office365", "MicrosoftAdminPortals"];
    private static readonly string[] UserNames = ["All", "None", "GuestsOrExternalUsers"];

    /// <summary>Microsoft's own apps that every tenant knows: Azure management, Exchange Online, SharePoint Online, Graph.</summary>
    private static readonly string[] FirstParty =
        ["797f4846-ba00-4fd7-ba43-dac1f8f63013", "00000002-0000-0ff1-ce00-000000000000", "00000003-0000-0ff1-ce00-000000000000", "00000003-0000-0000-c000-000000000000"];

    public static GraphException Refused(string cause) => new(400, "BadRequest", "The policy is malformed or incorrect.") { InnerMessage = cause };

    public static void Check(GraphCall call, JsonObject policy)
    {
        if (call.Tenant.License == TenantLicense.Free)
            throw new GraphException(403, "AccessDenied", "Your tenant is not licensed for this feature: Conditional Access needs Microsoft Entra ID P1 or P2.");
        if (string.IsNullOrWhiteSpace(policy["displayName"].Text("displayName"))) throw Refused("displayName is required.");
        var state = policy["state"].Text("state");
        if (!States.Contains(state)) throw Refused("state is required: enabled, disabled or enabledForReportingButNotEnforced.");
        if (policy["conditions"] is not JsonObject conditions) throw Refused("conditions is required.");
        CheckConditions(call, conditions);
        CheckControls(policy);
        if (state != "enabled" || !call.Tenant.SecurityDefaultsEnabled) return;
        const string Defaults = "Security Defaults is enabled in the tenant. You must disable Security defaults before enabling a Conditional Access policy.";
        throw new GraphException(400, "BadRequest", Defaults) { InnerMessage = Defaults };
    }

    private static void CheckConditions(GraphCall call, JsonObject conditions)
    {
        var clients = Texts(conditions, "clientAppTypes");
        if (clients.Count == 0 || clients.Exists(c => !ClientTypes.Contains(c))) throw Refused("conditions.clientAppTypes is required.");
        if (conditions["applications"] is not JsonObject applications) throw Refused("conditions.applications is required.");
        if (Texts(applications, "includeApplications").Count == 0 && Texts(applications, "includeUserActions").Count == 0
            && Texts(applications, "includeAuthenticationContextClassReferences").Count == 0) throw Refused("conditions.applications includes nothing.");
        if (conditions["users"] is not JsonObject users) throw Refused("conditions.users is required.");
        if (Texts(users, "includeUsers").Count == 0 && Texts(users, "includeGroups").Count == 0 && Texts(users, "includeRoles").Count == 0
            && users["includeGuestsOrExternalUsers"] is null) throw Refused("conditions.users includes nobody.");
        CheckApplications(call, [.. Texts(applications, "includeApplications"), .. Texts(applications, "excludeApplications")]);
        CheckPrincipals(call, users);
        foreach (var name in new[] { "signInRiskLevels", "userRiskLevels" })
        {
            var levels = Texts(conditions, name);
            if (levels.Exists(l => !RiskLevels.Contains(l))) throw Refused($"conditions.{name} has an unknown level.");
            if (levels.Count > 0 && call.Tenant.License != TenantLicense.P2)
                throw new GraphException(403, "AccessDenied", "Your tenant is not licensed for this feature: risk conditions need Microsoft Entra ID P2.");
        }
    }

    /// <summary>Applications are named by appId, and a new one is known here later than elsewhere.</summary>
    private static void CheckApplications(GraphCall call, List<string> ids)
    {
        var unknown = new JsonObject();
        foreach (var id in ids.Where(id => !AppNames.Contains(id) && !FirstParty.Contains(id)))
        {
            var known = Guid.TryParse(id, out var appId)
                && call.Tenant.ServicePrincipals.Find(p => p.AppId == appId && p.Exists()) is { } principal && principal.IsVisible(call.Now)
                && !call.Tenant.Applications.Exists(a => a.AppId == appId && call.Now < a.ConditionalAccessKnowsItAt);
            if (!known) unknown[id] = "ServicePrincipalNotFound";
        }

        if (unknown.Count > 0) throw Refused($"1034: Policy contains invalid applications: {unknown.ToJsonString()}");
    }

    private static void CheckPrincipals(GraphCall call, JsonObject users)
    {
        var invalid = new JsonObject();
        foreach (var (property, kind) in new[] { ("includeUsers", "UserNotFound"), ("excludeUsers", "UserNotFound"), ("includeGroups", "GroupNotFound"), ("excludeGroups", "GroupNotFound") })
        {
            var isUser = kind == "UserNotFound";
            foreach (var id in Texts(users, property).Where(id => !isUser || !UserNames.Contains(id)))
            {
                var found = Guid.TryParse(id, out var guid) ? DirectoryObjectEndpoints.Lookup(call.Tenant, guid) : null;
                var fits = (isUser ? found is TenantUser : found is TenantGroup) && found!.Exists() && found.IsVisible(call.Now);
                if (!fits) invalid[id] = kind;
            }
        }

        if (invalid.Count > 0) throw Refused($"1020: Policy contains invalid users or groups: {invalid.ToJsonString()}");
    }

    private static void CheckControls(JsonObject policy)
    {
        if (policy["grantControls"] is not JsonObject grant)
        {
            if (policy["sessionControls"] is not JsonObject) throw Refused("A policy needs a grant control or a session control.");
            return;
        }

        if (grant["operator"].Text("operator") is not ("AND" or "OR")) throw Refused("grantControls.operator is AND or OR.");
        var controls = Texts(grant, "builtInControls");
        if (controls.Exists(c => !Controls.Contains(c))) throw Refused("grantControls.builtInControls has an unknown control.");
        var strength = grant["authenticationStrength"] as JsonObject;
        if (strength is not null && !TenantEndpoints.IsStrength(strength["id"].Text("id"))) throw Refused("grantControls.authenticationStrength names no policy.");
        if (strength is not null && controls.Contains("mfa")) throw Refused("mfa and an authentication strength can't be combined.");
        if (controls.Contains("block") && (controls.Count > 1 || strength is not null)) throw Refused("block can't be combined with other controls.");
        if (controls.Count == 0 && strength is null && Texts(grant, "termsOfUse").Count == 0) throw Refused("grantControls asks for nothing.");
    }

    private static List<string> Texts(JsonObject json, string name) => json[name] is null ? [] : json[name].Texts(name);
}
