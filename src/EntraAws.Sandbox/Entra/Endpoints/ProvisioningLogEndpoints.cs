using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>The provisioning log, newest first.</summary>
internal static class ProvisioningLogEndpoints
{
    public static GraphResponse List(GraphCall call) => GraphPage.Of(call, "auditLogs/provisioning",
        call.Tenant.ProvisioningLog.OrderByDescending(e => e.At).Select(e => ToJson(call.Tenant, e)), ["id", "jobId", "cycleId"]);

    private static JsonObject ToJson(TenantState tenant, TenantProvisioningEvent entry) => new()
    {
        ["id"] = entry.Id.ToString(),
        ["activityDateTime"] = entry.At.Edm(),
        ["tenantId"] = tenant.TenantId.ToString(),
        ["jobId"] = entry.JobId,
        ["cycleId"] = entry.CycleId.ToString(),
        ["changeId"] = entry.Id.ToString(),
        ["provisioningAction"] = entry.Action,
        ["durationInMilliseconds"] = 100,
        ["servicePrincipal"] = new JsonObject { ["id"] = entry.ServicePrincipalId.ToString(), ["displayName"] = tenant.ServicePrincipals.Find(p => p.Id == entry.ServicePrincipalId)?.DisplayName },
        ["sourceIdentity"] = new JsonObject { ["id"] = entry.Name, ["displayName"] = entry.Name, ["identityType"] = "Role" },
        ["targetIdentity"] = new JsonObject { ["id"] = entry.Name, ["displayName"] = entry.Name, ["identityType"] = "AppRole" },
        ["provisioningStatusInfo"] = new JsonObject
        {
            ["status"] = entry.Status,
            ["errorInformation"] = entry.Error is null ? null : new JsonObject { ["errorCode"] = "EncounteredQuarantineException", ["reason"] = entry.Error, ["errorCategory"] = "failure" },
        },
        ["modifiedProperties"] = new JsonArray(),
        ["provisioningSteps"] = new JsonArray(),
    };
}
