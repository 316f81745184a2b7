namespace EntraAws.Engine.Entra;

/// <summary>Role provisioning of an app: its jobs, the credentials they have, and the log.</summary>
internal interface IEntraSynchronization
{
    /// <summary>The id of the template with that name or factory tag, out of those that the app's gallery template has.</summary>
    Task<string?> FindTemplateAsync(Guid servicePrincipalId, string tag, CancellationToken cancellationToken);

    /// <summary>The id of the template that the service calls the app's default, or of the only one there is.</summary>
    Task<string?> FindDefaultTemplateAsync(Guid servicePrincipalId, CancellationToken cancellationToken);

    Task<IReadOnlyList<ProvisioningJob>> GetJobsAsync(Guid servicePrincipalId, CancellationToken cancellationToken);

    Task<ProvisioningJob?> GetJobAsync(Guid servicePrincipalId, string jobId, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a job and waits until it can be read. An app that synchronization does not know yet is waited for; a lost
    /// answer is looked for, never sent again.
    /// </summary>
    Task<ProvisioningJob> CreateJobAsync(Guid servicePrincipalId, string templateId, CancellationToken cancellationToken);

    /// <summary>What is saved, by key; secrets come as an asterisk. Null where the service does not tell.</summary>
    Task<IReadOnlyDictionary<string, string>?> GetSecretsAsync(Guid servicePrincipalId, CancellationToken cancellationToken);

    /// <summary>Replaces all that is saved.</summary>
    Task SaveSecretsAsync(Guid servicePrincipalId, IReadOnlyDictionary<string, string> secrets, CancellationToken cancellationToken);

    /// <summary>Has Entra try credentials, or those it has saved when none are given.</summary>
    /// <param name="patience">How long a refusal is taken for the newness of a key.</param>
    /// <returns>Why they do not work, or null when they do.</returns>
    Task<string?> ValidateAsync(Guid servicePrincipalId, string jobId, IReadOnlyDictionary<string, string>? credentials, TimeSpan patience, CancellationToken cancellationToken);

    Task StartAsync(Guid servicePrincipalId, string jobId, CancellationToken cancellationToken);

    Task PauseAsync(Guid servicePrincipalId, string jobId, CancellationToken cancellationToken);

    /// <summary>Starts anew, out of quarantine; in full, it also forgets what it knows.</summary>
    Task RestartAsync(Guid servicePrincipalId, string jobId, bool full, CancellationToken cancellationToken);

    /// <summary>The newest entries of the log for one job.</summary>
    Task<IReadOnlyList<ProvisioningLogEntry>> GetLogAsync(string jobId, int most, CancellationToken cancellationToken);
}
