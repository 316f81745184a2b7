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
    /// <summary>Entra's limits page: 1,200 entries in an application manifest. Writes past it fail as if a permission were missing.</summary>
    public const int MostRoles = 1200;

    private const int Tries = 3;

    public async Task SyncAsync(AppRoleSyncRequest request, Func<AppRole, Task> emit, IOperationHost host, CancellationToken cancellationToken)
    {
        var wanted = request.Roles.Select(AppRoleValue.Of).Distinct().ToList();
        var planned = request.Roles.Where(r => r.Planned).Select(AppRoleValue.Of).ToHashSet();
        var run = context.Begin(host, cancellationToken);
        if (request.App.IsPlanned || (host.IsPreview && request.Roles.Any(r => r.Planned) && await IsMissingAsync(request.App, cancellationToken)))
        {
            await PlanAsync(request, wanted, run, emit);
            return;
        }

        var app = await AppFinder.GetAsync(context.Entra, request.App, cancellationToken);
        var merge = new AppRoleMerge(app.DisplayName, app.ServicePrincipalId, wanted, request.Prune);
        var current = await context.Entra.GetAppRolesAsync(app.ServicePrincipalId, cancellationToken);
        if (merge.Steps(current).Count > 0) await ProvisioningGuard.CheckNotProvisionedAsync(context.Entra, app, host, cancellationToken);
        var agreed = await AskAsync(merge, app, current, planned, run, cancellationToken);
        await WriteAsync(merge, app, agreed, run, cancellationToken);

        var roles = agreed.Count == 0 ? current : await context.Entra.GetAppRolesAsync(app.ServicePrincipalId, cancellationToken);
        foreach (var value in wanted)
        {
            var role = AppRoleMerge.Find(roles, value);
            var own = run.Changes.Where(c => c.Target.StartsWith($"{value.Role} of ", StringComparison.Ordinal)).ToList();
            await emit(AppRoleView.Of(app.ServicePrincipalId, app.DisplayName, role, value) with { Planned = role is not { IsEnabled: true }, Changes = own });
        }
    }

    private async Task<bool> IsMissingAsync(AppSelector app, CancellationToken cancellationToken) =>
        app.Id is null && (await context.Entra.FindAppsByNameAsync(app.Name ?? "", cancellationToken)).Count == 0;

    private async Task<IReadOnlyList<AppRoleStep>> AskAsync(AppRoleMerge merge, DirectoryApp app, IReadOnlyList<DirectoryAppRole> current, IReadOnlySet<AppRoleValue> planned, ChangeRun run, CancellationToken cancellationToken)
    {
        var steps = merge.Steps(current);
        var total = current.Count + steps.Count(s => s.Change.Kind == ChangeKind.Add) - steps.Count(s => s.Removes);
        if (total > MostRoles && total > current.Count) throw Faults.AppRolesTooMany(app.DisplayName, total, MostRoles);
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

    private async Task WriteAsync(AppRoleMerge merge, DirectoryApp app, IReadOnlyList<AppRoleStep> agreed, ChangeRun run, CancellationToken cancellationToken)
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

    private static async Task PlanAsync(AppRoleSyncRequest request, IReadOnlyList<AppRoleValue> wanted, ChangeRun run, Func<AppRole, Task> emit)
    {
        var name = request.App.Name ?? "the planned app";
        foreach (var step in new AppRoleMerge(name, Guid.Empty, wanted, prune: false).Steps([])) await run.TellAsync(step.Change);
        foreach (var value in wanted)
        {
            var own = run.Changes.Where(c => c.Target.StartsWith($"{value.Role} of ", StringComparison.Ordinal)).ToList();
            await emit(AppRoleView.Of(Guid.Empty, request.App.Name, null, value) with { Planned = true, Changes = own });
        }
    }
}
