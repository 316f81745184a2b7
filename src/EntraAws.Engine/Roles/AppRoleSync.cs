using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Engine.Provisioning;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Roles;

/// <summary>
/// Brings the app roles of an app to what is wanted. The collection can only be replaced as a whole and has no version
/// to check against, so it is read again right before the write and after it.
/// </summary>
internal sealed class AppRoleSync(SessionContext context)
{
    private const int Tries = 3;

    /// <returns>The AWS accounts whose roles the app offers afterwards.</returns>
    public async Task<AppRoleCoverage> SyncAsync(AppRoleSyncRequest request, Func<AppRole, Task> emit, IOperationHost host, CancellationToken cancellationToken)
    {
        var wanted = request.Roles.Select(AppRoleValue.Of).Distinct().ToList();
        var planned = request.Roles.Where(r => r.Planned).Select(AppRoleValue.Of).ToHashSet();
        var run = context.Begin(host, cancellationToken);
        if (request.App.IsPlanned || (host.IsPreview && await IsMissingAsync(request, host, cancellationToken)))
            return await PlanAsync(request, wanted, run, emit, host);

        var app = await AppFinder.GetAsync(context.Entra, request.App, cancellationToken);
        var merge = new AppRoleMerge(app.DisplayName, app.ServicePrincipalId, wanted, request.Prune);
        var current = await context.Entra.GetAppRolesAsync(app.ServicePrincipalId, cancellationToken);
        if (merge.Steps(current).Count > 0) await ProvisioningGuard.CheckNotProvisionedAsync(context.Entra, app, host, cancellationToken);
        var agreed = await AskAsync(merge, app, wanted, current, planned, run, host, cancellationToken);
        await WriteAsync(merge, app, wanted, agreed, run, cancellationToken);

        var roles = agreed.Count == 0 ? current : await context.Entra.GetAppRolesAsync(app.ServicePrincipalId, cancellationToken);
        var index = new AppRoleIndex(roles);
        await EmitAsync(wanted, run, emit, value =>
        {
            var role = index.Find(value);
            return AppRoleView.Of(app.ServicePrincipalId, app.DisplayName, role, value) with { Planned = role is not { IsEnabled: true } };
        });
        return new AppRoleCoverage(app.DisplayName, index.Values.Select(v => v.Value).Concat(wanted).Select(v => v.Role.AccountId).ToHashSet(StringComparer.Ordinal));
    }

    private async Task<bool> IsMissingAsync(AppRoleSyncRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        if (request.App.Id is not null || (await context.Entra.FindAppsByNameAsync(request.App.Name ?? "", cancellationToken)).Count > 0) return false;
        if (!request.Roles.Any(r => r.Planned)) await host.WarnAsync($"There is no app '{request.App}' yet; the preview goes on as if it were made.");
        return true;
    }

    private async Task<IReadOnlyList<AppRoleStep>> AskAsync(
        AppRoleMerge merge, DirectoryApp app, IReadOnlyList<AppRoleValue> wanted, IReadOnlyList<DirectoryAppRole> current, IReadOnlySet<AppRoleValue> planned, ChangeRun run, IOperationHost host, CancellationToken cancellationToken)
    {
        var steps = merge.Steps(current);
        await Forecast(app, wanted, current, steps).CheckAsync(host);
        await CheckUnassignedAsync(app, steps.Where(s => s.Removes).ToList(), cancellationToken);

        var agreed = new List<AppRoleStep>();
        foreach (var step in steps)
        {
            // The AWS role behind it was refused: nobody could assume it.
            if (AppRoleValue.Parse(step.Role.Value) is { } value && planned.Contains(value)) await run.TellAsync(step.Change);
            else if (await run.AskAsync(step.Change)) agreed.Add(step);
        }

        return agreed;
    }

    // Entra would let the assignments of a removed role dangle and show them as default access.
    private async Task CheckUnassignedAsync(DirectoryApp app, IReadOnlyList<AppRoleStep> removals, CancellationToken cancellationToken)
    {
        if (removals.Count == 0) return;
        var assignments = (await context.Entra.GetAssignmentsAsync(app.ServicePrincipalId, cancellationToken)).ToLookup(a => a.AppRoleId);
        var used = removals.FirstOrDefault(r => assignments[r.Role.Id].Any());
        if (used is not null) throw Faults.AppRoleInUse(used.Role.DisplayName, assignments[used.Role.Id].Count());
    }

    private static AppRoleForecast Forecast(DirectoryApp app, IReadOnlyList<AppRoleValue> wanted, IReadOnlyList<DirectoryAppRole> current, IReadOnlyList<AppRoleStep> steps) =>
        new(app.DisplayName, wanted, current, steps.Count(s => s.Change.Kind == ChangeKind.Add), steps.Count(s => s.Removes));

    private async Task WriteAsync(AppRoleMerge merge, DirectoryApp app, IReadOnlyList<AppRoleValue> wanted, IReadOnlyList<AppRoleStep> agreed, ChangeRun run, CancellationToken cancellationToken)
    {
        if (agreed.Count == 0) return;
        var targets = agreed.Select(s => (s.Change.Kind, s.Change.Target)).ToHashSet();
        await run.CommitAsync(agreed.Select(s => s.Change).ToList(), async () =>
        {
            for (var attempt = 1; ; attempt++)
            {
                // What others added since is kept; what is no longer needed falls away; what was not agreed to is not done.
                var current = await context.Entra.GetAppRolesAsync(app.ServicePrincipalId, cancellationToken);
                var steps = merge.Steps(current).Where(s => targets.Contains((s.Change.Kind, s.Change.Target))).ToList();
                if (steps.Count == 0) return;
                try
                {
                    await WriteAsync(app, current, steps, cancellationToken);
                    return;
                }
                catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.AppRolesChanged) && attempt < Tries)
                {
                    // Somebody else wrote in between: once more, from what is there now.
                }
                catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.GraphSizeExceeded))
                {
                    // The service has the last word on what fits: others may have added some since, or its limit be another.
                    throw Forecast(app, wanted, current, steps).Fault(e);
                }
            }
        });
    }

    private async Task WriteAsync(DirectoryApp app, IReadOnlyList<DirectoryAppRole> current, IReadOnlyList<AppRoleStep> steps, CancellationToken cancellationToken)
    {
        var changed = steps.Where(s => s.Change.Kind == ChangeKind.Update).ToDictionary(s => s.Role.Id, s => s.Role);
        var added = steps.Where(s => s.Change.Kind == ChangeKind.Add).Select(s => s.Role);
        var removed = steps.Where(s => s.Removes).Select(s => s.Role.Id).ToHashSet();
        var roles = current.Select(r => changed.GetValueOrDefault(r.Id, r)).Concat(added).ToList();

        // An enabled role can't be removed: it is switched off by one write and left out of the next.
        var off = roles.Select(r => removed.Contains(r.Id) ? r with { IsEnabled = false } : r).ToList();
        if (!off.SequenceEqual(current)) await context.Entra.SetAppRolesAsync(app.ServicePrincipalId, off, cancellationToken);
        if (removed.Count > 0) await context.Entra.SetAppRolesAsync(app.ServicePrincipalId, off.Where(r => !removed.Contains(r.Id)).ToList(), cancellationToken);
    }

    private static async Task<AppRoleCoverage> PlanAsync(AppRoleSyncRequest request, IReadOnlyList<AppRoleValue> wanted, ChangeRun run, Func<AppRole, Task> emit, IOperationHost host)
    {
        var name = request.App.Name ?? "the planned app";
        var template = Enumerable.Range(0, AppRoleForecast.TemplateCount).Select(_ => new DirectoryAppRole { Id = Guid.Empty, DisplayName = "msiam_access" }).ToList();
        await new AppRoleForecast(name, wanted, template, wanted.Count, 0).CheckAsync(host);
        foreach (var step in new AppRoleMerge(name, Guid.Empty, wanted, prune: false).Steps([])) await run.TellAsync(step.Change);
        await EmitAsync(wanted, run, emit, value => AppRoleView.Of(Guid.Empty, request.App.Name, null, value) with { Planned = true });
        return new AppRoleCoverage(name, wanted.Select(v => v.Role.AccountId).ToHashSet(StringComparer.Ordinal));
    }

    private static async Task EmitAsync(IReadOnlyList<AppRoleValue> wanted, ChangeRun run, Func<AppRole, Task> emit, Func<AppRoleValue, AppRole> view)
    {
        var changes = run.Changes.ToLookup(c => c.Target[..c.Target.IndexOf(' ')], StringComparer.Ordinal);
        foreach (var value in wanted)
        {
            await emit(view(value) with { Changes = changes[value.Role.ToString()].ToList() });
        }
    }
}
