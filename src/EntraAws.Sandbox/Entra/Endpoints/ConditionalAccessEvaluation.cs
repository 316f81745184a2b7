using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>What If: which policies would apply to a sign-in. It changes nothing, but counts against the rate like all of Conditional Access.</summary>
internal static class ConditionalAccessEvaluation
{
    public static GraphResponse Evaluate(GraphCall call) => ConditionalAccessEndpoints.Admitted(call, () =>
    {
        if (call.Tenant.License == TenantLicense.Free)
            throw new GraphException(403, "AccessDenied", "Your tenant is not licensed for this feature: Conditional Access needs Microsoft Entra ID P1 or P2.");
        var userId = call.Body["signInIdentity"].Object("signInIdentity")["userId"].Id("userId") ?? throw Refusal.Invalid("userId");
        var user = call.FindId(call.Tenant.Users, userId);
        var apps = call.Body["signInContext"].Object("signInContext")["includeApplications"].Texts("includeApplications");
        var conditions = call.Body["signInConditions"] as JsonObject ?? [];
        var appliedOnly = call.Body["appliedPoliciesOnly"].Flag("appliedPoliciesOnly") ?? false;

        var value = new JsonArray();
        foreach (var policy in call.Tenant.ConditionalAccessPolicies.FindAll(p => p.IsListed(call.Now)))
        {
            var reason = Reason(call, policy.Policy, user, apps, conditions);
            if (reason is not null && appliedOnly) continue;
            var json = ConditionalAccessEndpoints.ToJson(policy);
            json["policyApplies"] = reason is null;
            json["analysisReasons"] = reason ?? "notSet";
            value.Add(json);
        }

        return new GraphResponse(200, new JsonObject { ["@odata.context"] = call.Context("Collection(microsoft.graph.whatIfAnalysisResult)"), ["value"] = value });
    });

    /// <summary>Why a policy does not apply; null when it does. A report-only one applies.</summary>
    private static string? Reason(GraphCall call, JsonObject policy, TenantUser user, List<string> apps, JsonObject signIn)
    {
        if ((string?)policy["state"] == "disabled") return "policyNotEnabled";
        var conditions = policy["conditions"] as JsonObject ?? [];
        if (!IsUser(call, conditions["users"] as JsonObject ?? [], user)) return "users";
        if (!IsApp(conditions["applications"] as JsonObject ?? [], apps)) return "application";
        var clients = Texts(conditions, "clientAppTypes");
        if (signIn["clientAppType"].Text("clientAppType") is { } client && !clients.Contains("all") && !clients.Contains(client)) return "clientApps";
        if (!IsRisk(conditions, signIn, "signInRiskLevel")) return "signInRisk";
        return IsRisk(conditions, signIn, "userRiskLevel") ? null : "userRisk";
    }

    private static bool IsUser(GraphCall call, JsonObject users, TenantUser user)
    {
        bool Named(string property) => Texts(users, property).Exists(u => u == "All" || (u == "GuestsOrExternalUsers" && user.UserType == "Guest") || u == user.Id.ToString());
        bool Member(string property) => Texts(users, property).Exists(g => Guid.TryParse(g, out var id) && IsIn(call, id, user.Id, []));
        return (Named("includeUsers") || Member("includeGroups")) && !Named("excludeUsers") && !Member("excludeGroups");
    }

    /// <summary>Unlike app role assignment, Conditional Access knows nested groups.</summary>
    private static bool IsIn(GraphCall call, Guid groupId, Guid userId, HashSet<Guid> seen) =>
        seen.Add(groupId) && call.Tenant.Groups.Find(g => g.Id == groupId && g.Exists()) is { } group
        && group.Members.Exists(m => m.Exists() && (m.Id == userId || IsIn(call, m.Id, userId, seen)));

    private static bool IsApp(JsonObject applications, List<string> apps)
    {
        var (included, excluded) = (Texts(applications, "includeApplications"), Texts(applications, "excludeApplications"));
        return apps.Exists(a => (included.Contains("All") || included.Contains(a, StringComparer.OrdinalIgnoreCase)) && !excluded.Contains(a, StringComparer.OrdinalIgnoreCase));
    }

    private static bool IsRisk(JsonObject conditions, JsonObject signIn, string name)
    {
        var levels = Texts(conditions, name + "s");
        return levels.Count == 0 || levels.Contains(signIn[name].Text(name) ?? "none");
    }

    private static List<string> Texts(JsonObject json, string name) => json[name] is null ? [] : json[name].Texts(name);
}
