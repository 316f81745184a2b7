using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Engine.Roles;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Access;

/// <summary>Reads what is there for a window of mappings: each app once, the groups in batches.</summary>
internal sealed class MappingReader(SessionContext context)
{
    private const int AppsAtOnce = 5;

    public async Task ReadAsync(IReadOnlyList<MappingItem> items, IOperationHost host, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = AppsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Open(items).Where(i => !i.Request.App.IsPlanned).GroupBy(i => i.Request.App), options,
            async (app, token) => await ForAllAsync(app, () => ReadAppAsync(app.Key, [.. app], host, token)));
        await ForAllAsync(Open(items), () => ReadGroupsAsync([.. Open(items)], host, cancellationToken));
        await ForAllAsync(Open(items), () => ReadNestedAsync([.. Open(items)], host, cancellationToken));
        await Parallel.ForEachAsync(Open(items).Where(i => i is { HasRole: true, Group: not null }).GroupBy(i => i.App!.ServicePrincipalId), options,
            async (app, token) => await ForAllAsync(app, () => ReadAssignmentsAsync(app.Key, [.. app], token)));
    }

    private async Task ReadAppAsync(AppSelector selector, IReadOnlyList<MappingItem> items, IOperationHost host, CancellationToken cancellationToken)
    {
        var app = await AppFinder.GetAsync(context.Entra, selector, cancellationToken);
        var roles = await context.Entra.GetAppRolesAsync(app.ServicePrincipalId, cancellationToken);
        foreach (var item in items)
        {
            item.App = app;
            await ForAllAsync([item], async () => item.Role = await FindRoleAsync(app, roles, item.Request, host));
        }
    }

    private static async Task<DirectoryAppRole?> FindRoleAsync(DirectoryApp app, IReadOnlyList<DirectoryAppRole> roles, GroupRoleMappingRequest request, IOperationHost host)
    {
        var matches = roles.Where(r => Matches(r, request.AppRole)).ToList();
        if (matches.Count > 1) throw Faults.AppRoleAmbiguous(request.AppRole, app.DisplayName, string.Join(", ", matches.Select(m => m.Value)));
        if (matches.Count == 1) return matches[0].IsEnabled || request.Planned ? matches[0] : throw Faults.AppRoleDisabled(request.AppRole, app.DisplayName);
        if (request.Planned) return null;
        if (!host.IsPreview) throw Faults.AppRoleNotFound(request.AppRole, app.DisplayName);
        await host.WarnAsync($"'{app.DisplayName}' has no app role for '{request.AppRole}' yet; the preview goes on as if it were made.");
        return null;
    }

    private static bool Matches(DirectoryAppRole role, string wanted)
    {
        if (Guid.TryParse(wanted, out var id)) return role.Id == id;
        if (role.Value is not null && role.Value == wanted) return true;
        // A role that the template brought along stands for no AWS role; "User" is what Identity Center's app assigns.
        if (role.Value is null && string.Equals(role.DisplayName, wanted, StringComparison.OrdinalIgnoreCase)) return true;
        var value = AppRoleValue.Parse(role.Value);
        return value is not null && (value.Role.ToString() == wanted || string.Equals(value.Role.Name, wanted, StringComparison.OrdinalIgnoreCase));
    }

    private async Task ReadGroupsAsync(IReadOnlyList<MappingItem> items, IOperationHost host, CancellationToken cancellationToken)
    {
        var names = items.Select(i => i.Request.Group).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var byName = new Dictionary<string, IReadOnlyList<DirectoryGroup>>(StringComparer.OrdinalIgnoreCase);
        if (names.Count > 1)
        {
            foreach (var (name, found) in await context.Entra.FindGroupsAsync(names.Where(n => !Guid.TryParse(n, out _)).ToList(), cancellationToken)) byName[name] = found;
            foreach (var group in await context.Entra.GetGroupsAsync(names.Where(n => Guid.TryParse(n, out _)).Select(Guid.Parse).ToList(), cancellationToken)) byName[group.Id.ToString()] = [group];
        }

        foreach (var item in items) await ForAllAsync([item], () => FindGroupAsync(item, names.Count > 1 ? byName : null, host, cancellationToken));
    }

    private async Task FindGroupAsync(MappingItem item, Dictionary<string, IReadOnlyList<DirectoryGroup>>? read, IOperationHost host, CancellationToken cancellationToken)
    {
        var request = item.Request;
        var key = Guid.TryParse(request.Group, out var id) ? id.ToString() : request.Group;
        var known = read?.GetValueOrDefault(key, []);
        if (known?.Count > 1) throw Faults.GroupAmbiguous(request.Group, known.Count);
        Task<DirectoryGroup?> Find() => GroupFinder.FindAsync(context.Entra, request.Group, cancellationToken);
        item.Group = known is null ? await item.Run.FindAsync(item.GroupCreation(), Find) : await item.Run.FindAsync(item.GroupCreation(), known.FirstOrDefault(), Find);
        if (item.Group is { SecurityEnabled: false }) throw Faults.GroupNotSecurity(request.Group);
        if (item.Group is not null || (request.CreateGroup && !Guid.TryParse(request.Group, out _))) return;
        if (!host.IsPreview) throw Faults.GroupNotFound(request.Group);
        await host.WarnAsync($"There is no group '{request.Group}' yet; the preview goes on as if it were made.");
    }

    private async Task ReadNestedAsync(IReadOnlyList<MappingItem> items, IOperationHost host, CancellationToken cancellationToken)
    {
        var groups = items.Select(i => i.Group).OfType<DirectoryGroup>().DistinctBy(g => g.Id).ToList();
        if (groups.Count == 0) return;
        var all = await context.Entra.GetNestedGroupsAsync(groups.ConvertAll(g => g.Id), cancellationToken);
        foreach (var group in groups)
        {
            if (all.GetValueOrDefault(group.Id, []) is not { Count: > 0 } nested) continue;
            await host.WarnAsync($"'{group.DisplayName}' contains the groups {string.Join(", ", nested)}. Their members get no access: app role assignment ignores nested groups. Add the people directly.");
            foreach (var item in items.Where(i => i.Group?.Id == group.Id)) item.NestedGroups = nested;
        }
    }

    private async Task ReadAssignmentsAsync(Guid servicePrincipalId, IReadOnlyList<MappingItem> items, CancellationToken cancellationToken)
    {
        var assignments = (await context.Entra.GetAssignmentsAsync(servicePrincipalId, cancellationToken)).ToLookup(a => (a.PrincipalId, a.AppRoleId));
        foreach (var item in items) item.Assignment = assignments[(item.Group!.Id, item.Role!.Id)].FirstOrDefault();
    }

    private static IEnumerable<MappingItem> Open(IEnumerable<MappingItem> items) => items.Where(i => i.Error is null);

    /// <summary>What goes wrong with a common read goes wrong for all who need it.</summary>
    private static async Task ForAllAsync(IEnumerable<MappingItem> items, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (EntraAwsException e)
        {
            foreach (var item in items) item.Error ??= e;
        }
    }
}
