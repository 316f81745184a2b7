using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>Synchronization templates and jobs of an app.</summary>
internal static class ProvisioningJobEndpoints
{
    public static GraphResponse ListTemplates(GraphCall call)
    {
        var principal = ServicePrincipalEndpoints.Find(call);
        JsonObject[] templates = TemplateOf(principal) is { } id
            ? [new JsonObject { ["id"] = id, ["applicationId"] = principal.AppId.ToString(), ["default"] = true, ["description"] = null, ["discoverable"] = true, ["factoryTag"] = id, ["metadata"] = new JsonArray() }]
            : [];
        return GraphPage.Of(call, $"servicePrincipals('{principal.Id}')/synchronization/templates", templates, []);
    }

    public static GraphResponse List(GraphCall call)
    {
        var principal = ServicePrincipalEndpoints.Find(call);
        return GraphPage.Of(call, $"servicePrincipals('{principal.Id}')/synchronization/jobs",
            principal.ProvisioningJobs.FindAll(j => j.IsVisible(call.Now)).Select(j => ToJson(principal, j)), []);
    }

    public static GraphResponse Get(GraphCall call)
    {
        var (principal, job) = Find(call);
        return call.Entity($"servicePrincipals('{principal.Id}')/synchronization/jobs", ToJson(principal, job));
    }

    /// <summary>A service principal is new to the synchronization service for a while after it is known elsewhere.</summary>
    public static GraphResponse Create(GraphCall call)
    {
        var principal = ServicePrincipalEndpoints.Find(call, forWrite: true);
        CheckKnown(call, principal);
        var template = call.Body["templateId"].Text("templateId");
        if (template is null || template != TemplateOf(principal)) throw new GraphException(400, "InvalidTemplate", $"The template '{template}' is not one of this application's.");
        if (principal.ProvisioningJobs.Exists(j => j.Exists())) throw new GraphException(409, "JobAlreadyExists", "A synchronization job of this template exists already.");
        var job = new TenantProvisioningJob { Id = $"{template}.{call.Tenant.TenantId:N}.{call.Tenant.NewId()}", TemplateId = template };
        Replication.Linked(job, job.Id, call.Now, 2, 8);
        principal.ProvisioningJobs.Add(job);
        return call.Entity($"servicePrincipals('{principal.Id}')/synchronization/jobs", ToJson(principal, job), 201);
    }

    public static GraphResponse Delete(GraphCall call)
    {
        var (principal, job) = Find(call);
        principal.ProvisioningJobs.Remove(job);
        return GraphResponse.NoContent;
    }

    public static (TenantServicePrincipal Principal, TenantProvisioningJob Job) Find(GraphCall call)
    {
        var principal = ServicePrincipalEndpoints.Find(call);
        var job = principal.ProvisioningJobs.Find(j => j.Id == call["jobId"] && j.IsVisible(call.Now));
        return (principal, job ?? throw new GraphException(404, "JobNotFound", $"The synchronization job '{call["jobId"]}' does not exist."));
    }

    public static void CheckKnown(GraphCall call, TenantServicePrincipal principal)
    {
        if (call.Now - principal.CreatedDateTime >= Replication.Seconds(principal.Id, "synchronization", 30, 60)) return;
        throw call.Now.Second % 2 == 0
            ? new GraphException(409, "Conflict", "The service principal is being set up for synchronization.")
            : new GraphException(403, "Forbidden", "The service principal is not known to synchronization.");
    }

    /// <summary>The synchronization template that the app's gallery template brings along.</summary>
    private static string? TemplateOf(TenantServicePrincipal principal) =>
        principal.ApplicationTemplateId == GalleryTemplate.SingleAccount.Id ? "aws"
        : principal.ApplicationTemplateId == GalleryTemplate.IdentityCenter.Id ? "AWSSingleSignOn"
        : null;

    private static JsonObject ToJson(TenantServicePrincipal principal, TenantProvisioningJob job) => new()
    {
        ["id"] = job.Id,
        ["templateId"] = job.TemplateId,
        ["schedule"] = new JsonObject { ["expiration"] = null, ["interval"] = "PT40M", ["state"] = job.ScheduleState },
        ["status"] = new JsonObject
        {
            ["code"] = Code(principal, job),
            ["countSuccessiveCompleteFailures"] = job.Quarantine?.Count ?? 0,
            ["escrowsPruned"] = false,
            ["lastExecution"] = Cycle(job.LastExecution),
            ["lastSuccessfulExecution"] = Cycle(job.LastSuccess),
            ["lastSuccessfulExecutionWithExports"] = Cycle(job.LastSuccessWithExports),
            ["quarantine"] = job.Quarantine is not { } q ? null : new JsonObject
            {
                ["currentBegan"] = q.Began.Edm(),
                ["nextAttempt"] = q.NextAttempt.Edm(),
                ["reason"] = "EncounteredQuarantineException",
                ["seriesBegan"] = q.Began.Edm(),
                ["seriesCount"] = q.Count,
                ["error"] = Error(q.Error),
            },
            ["progress"] = new JsonArray(),
            ["synchronizedEntryCountByType"] = new JsonArray(),
            ["steadyStateFirstAchievedTime"] = job.LastSuccess is null ? "0001-01-01T00:00:00Z" : job.LastSuccess.Ended.Edm(),
            ["steadyStateLastAchievedTime"] = job.LastSuccess is null ? "0001-01-01T00:00:00Z" : job.LastSuccess.Ended.Edm(),
            ["troubleshootingUrl"] = null,
        },
        ["synchronizationJobSettings"] = new JsonArray(),
    };

    private static string Code(TenantServicePrincipal principal, TenantProvisioningJob job) =>
        job.Quarantine is not null ? "Quarantine"
        : job.ScheduleState == "Paused" ? "Paused"
        : principal.ProvisioningSecrets?.IsComplete != true ? "NotConfigured"
        : job.LastExecution is null ? "NotRun" : "Active";

    private static JsonObject? Cycle(TenantProvisioningCycle? cycle) => cycle is null ? null : new JsonObject
    {
        ["activityIdentifier"] = cycle.Id.ToString(),
        ["countEntitled"] = 0,
        ["countEscrowed"] = 0,
        ["countExported"] = cycle.Exported,
        ["countImported"] = cycle.Imported,
        ["state"] = cycle.State,
        ["timeBegan"] = cycle.Began.Edm(),
        ["timeEnded"] = cycle.Ended.Edm(),
        ["error"] = cycle.Error is null ? null : Error(cycle.Error),
    };

    private static JsonObject Error(string message) => new() { ["code"] = "EncounteredQuarantineException", ["message"] = message, ["tenantActionable"] = true };
}
