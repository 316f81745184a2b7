using EntraAws.Contracts;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;
using Microsoft.Graph.ServicePrincipals.Item.Synchronization;
using Microsoft.Graph.ServicePrincipals.Item.Synchronization.Jobs.Item.Restart;

namespace EntraAws.Engine.Entra.Synchronization;

/// <summary>The jobs of an app. Synchronization knows a new app later than the directory does, and answers 409 or 403 until then.</summary>
internal sealed class SynchronizationJobs(GraphService graph) : IEntraSynchronization
{
    // Longer than a new app takes, short enough for a caller who just lacks the permission.
    private static readonly TimeSpan ForbiddenLimit = TimeSpan.FromSeconds(90);
    private readonly SynchronizationSecrets _secrets = new(graph);

    public async Task<string?> FindTemplateAsync(Guid servicePrincipalId, string tag, CancellationToken cancellationToken) =>
        (await GetTemplatesAsync(servicePrincipalId, cancellationToken).ConfigureAwait(false)).FirstOrDefault(t => Same(t.Id, tag) || Same(t.FactoryTag, tag))?.Id;

    public async Task<string?> FindDefaultTemplateAsync(Guid servicePrincipalId, CancellationToken cancellationToken)
    {
        var templates = await GetTemplatesAsync(servicePrincipalId, cancellationToken).ConfigureAwait(false);
        return (templates.FirstOrDefault(t => t.Default == true) ?? (templates is [var one] ? one : null))?.Id;
    }

    public async Task<IReadOnlyList<ProvisioningJob>> GetJobsAsync(Guid servicePrincipalId, CancellationToken cancellationToken)
    {
        var page = await graph.Replication.UntilAsync(async ct => await graph.Calls.ReadAsync(GraphOperations.GetProvisioning,
            () => Of(servicePrincipalId).Jobs.GetAsync(null, ct), Text(servicePrincipalId)).ConfigureAwait(false), 1, TimeSpan.FromSeconds(30), cancellationToken).ConfigureAwait(false);
        return (page?.Value ?? []).Select(JobMapper.ToJob).ToList();
    }

    public async Task<ProvisioningJob?> GetJobAsync(Guid servicePrincipalId, string jobId, CancellationToken cancellationToken)
    {
        var job = await graph.Calls.FindAsync(GraphOperations.GetProvisioning, () => Of(servicePrincipalId).Jobs[jobId].GetAsync(null, cancellationToken)).ConfigureAwait(false);
        return job is null ? null : JobMapper.ToJob(job);
    }

    public async Task<ProvisioningJob> CreateJobAsync(Guid servicePrincipalId, string templateId, CancellationToken cancellationToken)
    {
        var made = await SendAsync(servicePrincipalId, templateId, cancellationToken).ConfigureAwait(false);
        var visible = await graph.Replication.SettleAsync(async ct => await GetJobAsync(servicePrincipalId, made.Id, ct).ConfigureAwait(false) is not null,
            Replication.Steady, Replication.ObjectLimit, cancellationToken).ConfigureAwait(false);
        return visible ? made : throw Faults.EntraNotVisible($"The provisioning job {made.Id}");
    }

    public Task<IReadOnlyDictionary<string, string>?> GetSecretsAsync(Guid servicePrincipalId, CancellationToken cancellationToken) =>
        _secrets.GetAsync(servicePrincipalId, cancellationToken);

    public Task SaveSecretsAsync(Guid servicePrincipalId, IReadOnlyDictionary<string, string> secrets, CancellationToken cancellationToken) =>
        _secrets.SaveAsync(servicePrincipalId, secrets, TooNew(), cancellationToken);

    public Task<string?> ValidateAsync(Guid servicePrincipalId, string jobId, IReadOnlyDictionary<string, string>? credentials, TimeSpan patience, CancellationToken cancellationToken) =>
        _secrets.ValidateAsync(servicePrincipalId, jobId, credentials, patience, cancellationToken);

    public Task StartAsync(Guid servicePrincipalId, string jobId, CancellationToken cancellationToken) =>
        ControlAsync(sent => Of(servicePrincipalId).Jobs[jobId].Start.PostAsync(sent), jobId, cancellationToken);

    public Task PauseAsync(Guid servicePrincipalId, string jobId, CancellationToken cancellationToken) =>
        ControlAsync(sent => Of(servicePrincipalId).Jobs[jobId].Pause.PostAsync(sent), jobId, cancellationToken);

    public Task RestartAsync(Guid servicePrincipalId, string jobId, bool full, CancellationToken cancellationToken)
    {
        var scope = full ? SynchronizationJobRestartScope.Full
            : SynchronizationJobRestartScope.Watermark | SynchronizationJobRestartScope.Escrows | SynchronizationJobRestartScope.QuarantineState;
        return ControlAsync(sent => Of(servicePrincipalId).Jobs[jobId].Restart.PostAsync(
            new RestartPostRequestBody { Criteria = new SynchronizationJobRestartCriteria { ResetScope = scope } }, sent), jobId, cancellationToken);
    }

    public async Task<IReadOnlyList<ProvisioningLogEntry>> GetLogAsync(string jobId, int most, CancellationToken cancellationToken)
    {
        var page = await graph.Calls.ReadAsync(GraphOperations.GetProvisioningLog, () => graph.Client.AuditLogs.Provisioning.GetAsync(r =>
        {
            r.QueryParameters.Filter = OData.Equal("jobId", jobId);
            r.QueryParameters.Top = most;
        }, cancellationToken)).ConfigureAwait(false);
        return (page.Value ?? []).Select(JobMapper.ToEntry).OrderByDescending(e => e.At).Take(most).ToList();
    }

    private async Task<IReadOnlyList<SynchronizationTemplate>> GetTemplatesAsync(Guid servicePrincipalId, CancellationToken cancellationToken)
    {
        var page = await graph.Replication.UntilAsync(async ct => await graph.Calls.ReadAsync(GraphOperations.GetProvisioning,
            () => Of(servicePrincipalId).Templates.GetAsync(null, ct), Text(servicePrincipalId)).ConfigureAwait(false), 1, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
        return page?.Value ?? [];
    }

    private async Task<ProvisioningJob> SendAsync(Guid servicePrincipalId, string templateId, CancellationToken cancellationToken)
    {
        try
        {
            return JobMapper.ToJob(await graph.Replication.WhileFreshAsync(() => graph.Calls.WriteAsync(GraphOperations.CreateProvisioning,
                sent => Of(servicePrincipalId).Jobs.PostAsync(new SynchronizationJob { TemplateId = templateId }, sent),
                Text(servicePrincipalId), cancellationToken), TooNew(), cancellationToken).ConfigureAwait(false));
        }
        catch (UnknownOutcomeException e)
        {
            var found = await graph.Replication.UntilAsync(async ct => (await GetJobsAsync(servicePrincipalId, ct).ConfigureAwait(false)).FirstOrDefault(j => j.TemplateId == templateId),
                1, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
            return found ?? throw Faults.OutcomeUnknown($"the provisioning job of {servicePrincipalId}", e);
        }
    }

    /// <summary>Done twice it is as done once, so what got lost is sent again.</summary>
    private async Task ControlAsync(Func<Action<Microsoft.Kiota.Abstractions.RequestConfiguration<Microsoft.Kiota.Abstractions.DefaultQueryParameters>>, Task> post, string jobId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await graph.Replication.WhileFreshAsync(() => graph.Calls.ChangeAsync(GraphOperations.ControlProvisioning, post, $"the provisioning job {jobId}", cancellationToken),
                    TooNew(), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (UnknownOutcomeException e)
            {
                if (attempt == RetryDelays.Attempts) throw Faults.GraphUnreachable(GraphOperations.ControlProvisioning.Name, e.Message, e);
            }
        }
    }

    /// <summary>409, and for a while 403: https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-create</summary>
    private Func<GraphRefusal, bool> TooNew()
    {
        var start = graph.Time.GetTimestamp();
        return refusal => GraphErrors.IsNotReplicated(refusal)
            // The directory's own code for a missing permission does not go away.
            || (refusal is { Status: 403, Code: not "Authorization_RequestDenied" } && graph.Time.GetElapsedTime(start) < ForbiddenLimit);
    }

    private SynchronizationRequestBuilder Of(Guid servicePrincipalId) => graph.Client.ServicePrincipals[servicePrincipalId.ToString()].Synchronization;

    private static string Text(Guid servicePrincipalId) => $"the provisioning of {servicePrincipalId}";

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
