using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>Start, pause and restart of a synchronization job.</summary>
internal static class ProvisioningJobActions
{
    private const string Full = "Full";

    /// <summary>The first cycle takes up to an hour. A job that runs already stays as it is.</summary>
    public static GraphResponse Start(GraphCall call)
    {
        var (principal, job) = ProvisioningJobEndpoints.Find(call);
        if (principal.ProvisioningSecrets?.IsComplete != true) throw new GraphException(400, "CredentialsMissing", "The synchronization job has no credentials.");
        job.ScheduleState = "Active";
        job.NextCycleAt ??= job.Quarantine?.NextAttempt ?? Soon(call, job, 12, 50);
        return GraphResponse.NoContent;
    }

    public static GraphResponse Pause(GraphCall call)
    {
        var (_, job) = ProvisioningJobEndpoints.Find(call);
        (job.ScheduleState, job.NextCycleAt) = ("Paused", null);
        return GraphResponse.NoContent;
    }

    /// <summary>Without criteria it does what the portal's Restart provisioning does.</summary>
    public static GraphResponse Restart(GraphCall call)
    {
        var (principal, job) = ProvisioningJobEndpoints.Find(call);
        if (principal.ProvisioningSecrets?.IsComplete != true) throw new GraphException(400, "CredentialsMissing", "The synchronization job has no credentials.");
        var criteria = ((call.Request.Body as JsonObject)?["criteria"] as JsonObject)?["resetScope"].Text("resetScope") ?? "QuarantineState";
        var scopes = criteria.Split(',', StringSplitOptions.TrimEntries);
        if (scopes.Any(s => s is not ("None" or "ConnectorDataStore" or "Escrows" or "Watermark" or "QuarantineState" or Full or "ForceDeletes")))
            throw Refusal.Invalid("resetScope");
        if (scopes.Contains("QuarantineState") || scopes.Contains(Full)) job.Quarantine = null;
        (job.ScheduleState, job.NextCycleAt) = ("Active", Soon(call, job, 4, 12));
        return GraphResponse.NoContent;
    }

    private static DateTimeOffset Soon(GraphCall call, TenantProvisioningJob job, double least, double most) =>
        call.Now + Replication.Seconds($"{job.Id}/{call.Now.Ticks}", "cycle", least * 60, most * 60);
}
