using EntraAws.Contracts;
using EntraAws.Engine.Auth;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Engine.Provisioning;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>
/// Connects Entra's provisioning with the SCIM endpoint of IAM Identity Center. The token goes to Entra and nowhere else;
/// what Entra has saved can't be read back, so the app remembers by which token it was set up.
/// </summary>
internal sealed class ScimSetup(SessionContext context)
{
    private const string Endpoint = "BaseAddress";
    private const string Token = "SecretToken";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<EntraAwsScimConnection> EnsureAsync(ScimRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        var expires = Check(request);
        var run = context.Begin(host, cancellationToken);
        if (request.App.IsPlanned) return await PlanAsync(request, expires, run);

        var app = await GetAppAsync(request.App, cancellationToken);
        var entra = context.Entra.Synchronization;
        var began = context.Time.GetUtcNow();
        var job = await ProvisioningTarget.FindJobAsync(context, app, cancellationToken) ?? await CreateJobAsync(app, run, cancellationToken);
        if (job is null)
        {
            await run.TellAsync(ScimPlan.Credentials(app.DisplayName, request.Endpoint, expires));
            await run.TellAsync(ScimPlan.Start(app.DisplayName, null));
            return View(app, null) with { Endpoint = request.Endpoint, TokenExpires = new DateTimeOffset(expires.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), Planned = true, Changes = run.Changes };
        }

        if (await SaveAsync(app, job, request, expires, host, run, cancellationToken)) await StartAsync(app, job, run, cancellationToken);
        var now = await entra.GetJobAsync(app.ServicePrincipalId, job.Id, cancellationToken) ?? job;
        if (request.Wait && now.Runs && (run.Changes.Count > 0 || now.LastSuccess is null))
            now = await new CycleWait(context, host).ForSuccessAsync(app, job.Id, run.Changes.Count > 0 ? began : DateTimeOffset.MinValue, request.Timeout, cancellationToken);
        return await ReadAsync(app, now, cancellationToken) with { Changes = run.Changes };
    }

    public async Task FindAsync(AppSelector? selector, Func<EntraAwsScimConnection, Task> emit, CancellationToken cancellationToken)
    {
        IReadOnlyList<DirectoryApp> apps = selector is null
            ? await context.Entra.FindAppsByTemplateAsync(await CenterTemplate.FindAsync(context.Entra, cancellationToken), cancellationToken)
            : [await GetAppAsync(selector, cancellationToken)];
        foreach (var app in apps.OrderBy(a => a.DisplayName, StringComparer.OrdinalIgnoreCase))
            await emit(await ReadAsync(app, await ProvisioningTarget.FindJobAsync(context, app, cancellationToken), cancellationToken));
    }

    private DateOnly Check(ScimRequest request)
    {
        ScimEndpoint.Check(request.Endpoint);
        if (request.Token.Length == 0) throw Faults.ScimTokenMissing();
        var today = DateOnly.FromDateTime(context.Time.GetUtcNow().UtcDateTime);
        var expires = request.TokenExpires is { } given ? DateOnly.FromDateTime(given.UtcDateTime) : today.AddYears(1);
        return expires > today && expires <= today.AddYears(1).AddDays(1) ? expires : throw Faults.ScimExpiryInvalid(request.TokenExpires ?? default);
    }

    private async Task<DirectoryApp> GetAppAsync(AppSelector selector, CancellationToken cancellationToken)
    {
        var app = await AppFinder.GetAsync(context.Entra, selector, cancellationToken);
        var template = await CenterTemplate.FindAsync(context.Entra, cancellationToken);
        return string.Equals(app.TemplateId, template, StringComparison.OrdinalIgnoreCase) ? app : throw Faults.AppNotIdentityCenter(app.DisplayName);
    }

    private async Task<ProvisioningJob?> CreateJobAsync(DirectoryApp app, ChangeRun run, CancellationToken cancellationToken)
    {
        var entra = context.Entra.Synchronization;
        // Which template it is, is documented nowhere: the service says which one is the app's.
        var template = await entra.FindDefaultTemplateAsync(app.ServicePrincipalId, cancellationToken) ?? throw Faults.ScimTemplateMissing(app.DisplayName);
        var creation = ScimPlan.Job(app.DisplayName);
        return await run.FindAsync(creation, () => ProvisioningTarget.FindJobAsync(context, app, cancellationToken))
            ?? await run.CreateAsync(creation, () => entra.CreateJobAsync(app.ServicePrincipalId, template, cancellationToken), j => j.Id);
    }

    /// <returns>Whether the job has credentials; a preview goes on as if it had.</returns>
    private async Task<bool> SaveAsync(DirectoryApp app, ProvisioningJob job, ScimRequest request, DateOnly expires, IOperationHost host, ChangeRun run, CancellationToken cancellationToken)
    {
        var token = EntraSecretText.Of(request.Token);
        var saved = await context.Entra.Synchronization.GetSecretsAsync(app.ServicePrincipalId, cancellationToken);
        var has = saved is null ? job.Code != "NotConfigured" : saved.ContainsKey(Token);
        var mark = ScimMark.Find(await context.Entra.AppTags.GetAsync(app.ServicePrincipalId, cancellationToken));
        var wanted = new ScimMark(expires, ScimMark.FingerprintOf(request.Endpoint.TrimEnd('/'), token));
        if (has && mark?.Fingerprint == wanted.Fingerprint)
        {
            // Without a given day the remembered one holds: a year from today would move it with every run.
            if (request.TokenExpires is not null && mark.Expires != expires)
                await run.ApplyAsync(ScimPlan.Expiry(app.DisplayName, mark.Expires, expires), () => context.Entra.AppTags.ChangeAsync(app.ServicePrincipalId, wanted.In, cancellationToken));
            return true;
        }

        await AgentSecrets.WarnAsync(host, app.DisplayName, saved);
        var made = await run.ApplyAsync(ScimPlan.Credentials(app.DisplayName, request.Endpoint, expires), async () =>
        {
            var secrets = new Dictionary<string, string> { [Endpoint] = request.Endpoint, [Token] = token };
            var problem = await context.Entra.Synchronization.ValidateAsync(app.ServicePrincipalId, job.Id, secrets, Patience, cancellationToken);
            if (problem is not null) throw Faults.ScimRefused(app.DisplayName, problem);
            // A write replaces all, so what is no secret is sent along, such as whom to notify: as it is now, since the question can have stood for long.
            var others = await context.Entra.Synchronization.GetSecretsAsync(app.ServicePrincipalId, cancellationToken) ?? saved;
            foreach (var (name, value) in others ?? new Dictionary<string, string>())
                if (value != "*") secrets.TryAdd(name, value);
            await context.Entra.Synchronization.SaveSecretsAsync(app.ServicePrincipalId, secrets, cancellationToken);
            await context.Entra.AppTags.ChangeAsync(app.ServicePrincipalId, wanted.In, cancellationToken);
        });
        return made || has || run.Changes.All(c => !c.Applied);
    }

    private Task StartAsync(DirectoryApp app, ProvisioningJob job, ChangeRun run, CancellationToken cancellationToken)
    {
        if (job is { Runs: true, Quarantine: null }) return Task.CompletedTask;
        var change = ScimPlan.Start(app.DisplayName, job.Quarantine is null ? job.Schedule : "Quarantine");
        if (run.AnyRefused) return run.TellAsync(change);
        var entra = context.Entra.Synchronization;
        // A start leaves a job in quarantine until its next attempt, which can be a day away.
        return run.ApplyAsync(change, () => job.Quarantine is null ? entra.StartAsync(app.ServicePrincipalId, job.Id, cancellationToken) : entra.RestartAsync(app.ServicePrincipalId, job.Id, full: false, cancellationToken));
    }

    private async Task<EntraAwsScimConnection> ReadAsync(DirectoryApp app, ProvisioningJob? job, CancellationToken cancellationToken)
    {
        var saved = job is null ? null : await context.Entra.Synchronization.GetSecretsAsync(app.ServicePrincipalId, cancellationToken);
        var mark = ScimMark.Find(await context.Entra.AppTags.GetAsync(app.ServicePrincipalId, cancellationToken));
        return View(app, job) with
        {
            Endpoint = saved?.GetValueOrDefault(Endpoint) is { } url && url != "*" ? url : null,
            TokenExpires = mark is null ? null : new DateTimeOffset(mark.Expires.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            DaysLeft = mark is null ? null : mark.Expires.DayNumber - DateOnly.FromDateTime(context.Time.GetUtcNow().UtcDateTime).DayNumber,
        };
    }

    private static async Task<EntraAwsScimConnection> PlanAsync(ScimRequest request, DateOnly expires, ChangeRun run)
    {
        var app = request.App.Name ?? "the planned app";
        await run.TellAsync(ScimPlan.Job(app));
        await run.TellAsync(ScimPlan.Credentials(app, request.Endpoint, expires));
        await run.TellAsync(ScimPlan.Start(app, null));
        return new EntraAwsScimConnection { AppDisplayName = app, Endpoint = request.Endpoint, TokenExpires = new DateTimeOffset(expires.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), Planned = true, Changes = run.Changes };
    }

    private static EntraAwsScimConnection View(DirectoryApp app, ProvisioningJob? job) => new()
    {
        AppDisplayName = app.DisplayName,
        ServicePrincipalId = app.ServicePrincipalId,
        JobId = job?.Id,
        State = job?.Code,
        Schedule = job?.Schedule,
        LastCycleState = job?.Last?.State,
        LastSuccess = job?.LastSuccess?.Ended,
        QuarantineReason = job?.Quarantine?.Error ?? job?.Quarantine?.Reason,
    };
}
