using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Rules;

namespace EntraAws.Engine.Access;

/// <summary>Puts a user into a group whose members are assigned by hand in the cloud.</summary>
internal sealed class MemberSetup(SessionContext context)
{
    public async Task<GroupMember> EnsureAsync(GroupMemberRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(request.Group, out _)) EntraRules.CheckGroupName(request.Group);
        if (!Guid.TryParse(request.User, out _)) EntraRules.CheckUserName(request.User);
        var group = await GroupFinder.FindAsync(context.Entra, request.Group, cancellationToken);
        if (group is null) await MissingAsync(request, "group", Faults.GroupNotFound(request.Group), host);
        if (group is { OnPremisesSynchronized: true }) throw Faults.GroupSynchronized(request.Group);
        if (group is { IsDynamic: true }) throw Faults.GroupDynamic(request.Group);
        var user = await GroupFinder.FindUserAsync(context.Entra, request.User, cancellationToken);
        if (user is null) await MissingAsync(request, "user", Faults.UserNotFound(request.User), host);

        var name = user?.UserPrincipalName ?? request.User;
        var problem = SessionName.Problem(name);
        if (problem is not null) await host.WarnAsync(problem);
        var run = context.Begin(host, cancellationToken);
        var isMember = group is not null && user is not null && await context.Entra.IsMemberAsync(group.Id, user.Id, cancellationToken);
        var added = !isMember && await AddAsync(group, user, request, run, cancellationToken);
        return new GroupMember
        {
            GroupName = group?.DisplayName ?? request.Group,
            GroupId = group?.Id ?? Guid.Empty,
            UserPrincipalName = name,
            UserId = user?.Id ?? Guid.Empty,
            SessionNameProblem = problem,
            AccountId = context.AwsOrNone?.Identity.AccountId,
            Planned = !isMember && !added,
            Changes = run.Changes,
        };
    }

    private static async Task MissingAsync(GroupMemberRequest request, string what, EntraAwsException missing, IOperationHost host)
    {
        if (!host.IsPreview) throw missing;
        if (!request.Planned) await host.WarnAsync($"There is no {what} '{missing.FaultTarget}' yet; the preview goes on as if it were made.");
    }

    private Task<bool> AddAsync(DirectoryGroup? group, DirectoryUser? user, GroupMemberRequest request, ChangeRun run, CancellationToken cancellationToken)
    {
        var change = new Change
        {
            Kind = ChangeKind.Add,
            Cloud = Cloud.Entra,
            TargetType = "group member",
            Target = $"{user?.UserPrincipalName ?? request.User} to {group?.DisplayName ?? request.Group}",
            TargetId = user?.Id.ToString(),
            Reason = "Members of the group get its AWS role.",
        };
        return run.ApplyAsync(change, () => context.Entra.AddMemberAsync(
            (group ?? throw Faults.GroupNotFound(request.Group)).Id, (user ?? throw Faults.UserNotFound(request.User)).Id, cancellationToken));
    }
}
