using System.Runtime.ExceptionServices;
using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Engine.Roles;
using EntraAws.Rules;

namespace EntraAws.Engine.Access;

/// <summary>
/// Assigns groups to app roles, and makes the groups when asked to: all that is there is read for a whole window of
/// mappings, each change is asked about by itself, and then the groups are made together and the assignments together.
/// </summary>
internal sealed class MappingSetup(SessionContext context)
{
    private readonly MappingReader _reader = new(context);

    public async Task<GroupRoleMapping> EnsureAsync(GroupRoleMappingRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        GroupRoleMapping? mapping = null;
        Exception? error = null;
        await EnsureAsync([request], (_, made) => Task.FromResult(mapping = made), (_, e) => Task.FromResult(error = e), host, cancellationToken);
        if (error is not null) ExceptionDispatchInfo.Throw(error);
        return mapping!;
    }

    public async Task EnsureAsync(IReadOnlyList<GroupRoleMappingRequest> requests, Func<GroupRoleMappingRequest, GroupRoleMapping, Task> emit,
        Func<GroupRoleMappingRequest, Exception, Task> failed, IOperationHost host, CancellationToken cancellationToken)
    {
        var items = requests.Select(r => new MappingItem(r, context.Begin(host, cancellationToken))).ToList();
        Try(items, i => Check(i.Request));
        await _reader.ReadAsync(items, host, cancellationToken);
        Try(items, CheckLicense);
        foreach (var item in items.Where(i => i.Error is null)) await AskAsync(item, items, cancellationToken);
        await MakeGroupsAsync(items, cancellationToken);
        await AssignAsync(items, cancellationToken);
        foreach (var item in items)
        {
            if (item.SameAs?.Error is { } cause) item.Error ??= cause;
            if (item.Error is null) await emit(item.Request, item.View());
            else await failed(item.Request, item.Error);
        }
    }

    private static void Check(GroupRoleMappingRequest request)
    {
        if (!Guid.TryParse(request.Group, out _)) EntraRules.CheckGroupName(request.Group);
        if (request.AccountId is not null) AwsRules.CheckAccountId(request.AccountId);
        if (request.AppRole.StartsWith("arn:", StringComparison.Ordinal) && Arn.Parse(request.AppRole, "role") is null && AppRoleValue.Parse(request.AppRole) is null)
            throw Faults.ArnInvalid(request.AppRole, "a role");
    }

    // An unknown licence stops nobody: Entra itself decides then.
    private void CheckLicense(MappingItem item)
    {
        if (item is { HasRole: true, Assignment: null } && context.Entra.Identity.License == "Free") throw Faults.LicenseMissing("Assigning a group to an app", "P1 or P2", "Free");
    }

    private static async Task AskAsync(MappingItem item, IReadOnlyList<MappingItem> items, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (item.Group is null && item.Request.CreateGroup && !Guid.TryParse(item.Request.Group, out _))
        {
            var creation = item.GroupCreation();
            item.NewGroup = items.FirstOrDefault(i => i.NewGroup is not null && IsSameName(i.Request.Group, item.Request.Group))?.NewGroup;
            // A group for an app or a role that was refused would be of no use.
            if (item.NewGroup is null && !item.HasRole) await item.Run.TellAsync(creation);
            else if (item.NewGroup is null && await item.Run.AskAsync(creation)) item.NewGroup = new NewGroup(item.Run, creation, item.Request.GroupDescription);
        }

        if (item.Assignment is not null) return;
        var change = item.AssignmentChange();
        if (!item.HasRole || (item.Group is null && item.NewGroup is null))
        {
            await item.Run.TellAsync(change);
            return;
        }

        item.SameAs = items.FirstOrDefault(i => i.Agreed is not null && i.App!.ServicePrincipalId == item.App!.ServicePrincipalId && i.Role!.Id == item.Role!.Id
            && (i.Group is { } group ? group.Id == item.Group?.Id : i.NewGroup == item.NewGroup));
        if (item.SameAs is null && await item.Run.AskAsync(change)) item.Agreed = change;
    }

    private async Task MakeGroupsAsync(IReadOnlyList<MappingItem> items, CancellationToken cancellationToken)
    {
        var wanted = items.Select(i => i.NewGroup).OfType<NewGroup>().Distinct().ToList();
        var outcomes = await ChangeRun.CreateManyAsync(
            wanted.ConvertAll(w => (w.Run, w.Creation)),
            () => wanted is [var one]
                ? OneAsync(() => context.Entra.CreateGroupAsync(one.Creation.Target, one.Description, cancellationToken))
                : context.Entra.CreateGroupsAsync(wanted.ConvertAll(w => (w.Creation.Target, w.Description)), cancellationToken),
            g => g.Id.ToString());
        foreach (var item in items.Where(i => i.NewGroup is not null))
        {
            var outcome = outcomes[wanted.IndexOf(item.NewGroup!)];
            (item.Group, item.Error) = (outcome.Value, item.Error ?? outcome.Error);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task AssignAsync(IReadOnlyList<MappingItem> items, CancellationToken cancellationToken)
    {
        var agreed = items.Where(i => i is { Agreed: not null, Error: null }).ToList();
        var outcomes = await ChangeRun.CreateManyAsync(
            agreed.ConvertAll(i => (i.Run, i.Agreed!)),
            () => agreed is [var one]
                ? OneAsync(() => context.Entra.AssignAsync(one.App!.ServicePrincipalId, one.Group!.Id, one.Role!.Id, cancellationToken))
                : context.Entra.AssignAsync(agreed.ConvertAll(i => new WantedAssignment(i.App!.ServicePrincipalId, i.Group!.Id, i.Role!.Id)), cancellationToken),
            a => a.Id);
        for (var i = 0; i < agreed.Count; i++) (agreed[i].Assignment, agreed[i].Error) = (outcomes[i].Value, outcomes[i].Error);
        // A stop ends the command; but a single one that was made all the same is told.
        if (outcomes.Any(o => o.Error is OperationCanceledException)) cancellationToken.ThrowIfCancellationRequested();
    }

    // One for itself goes by a plain request: the answer to a batch says less when it is lost.
    private static async Task<IReadOnlyList<Outcome<T>>> OneAsync<T>(Func<Task<T>> create) where T : class => [Outcome<T>.Made(await create())];

    private static void Try(IEnumerable<MappingItem> items, Action<MappingItem> check)
    {
        foreach (var item in items.Where(i => i.Error is null))
        {
            try
            {
                check(item);
            }
            catch (EntraAwsException e)
            {
                item.Error = e;
            }
        }
    }

    private static bool IsSameName(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
