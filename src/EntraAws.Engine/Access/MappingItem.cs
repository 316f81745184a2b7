using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Engine.Roles;
using EntraAws.Rules;

namespace EntraAws.Engine.Access;

/// <summary>One mapping on its way: what is there, what was agreed to, and what became of it.</summary>
internal sealed class MappingItem(GroupRoleMappingRequest request, ChangeRun run)
{
    public GroupRoleMappingRequest Request => request;

    public ChangeRun Run => run;

    public DirectoryApp? App { get; set; }

    public DirectoryAppRole? Role { get; set; }

    public DirectoryGroup? Group { get; set; }

    /// <summary>The group that was agreed to, here or for another item of the same window; it is made once.</summary>
    public NewGroup? NewGroup { get; set; }

    /// <summary>An assignment that was agreed to.</summary>
    public Change? Agreed { get; set; }

    /// <summary>Another item of the window that the same assignment is made for.</summary>
    public MappingItem? SameAs { get; set; }

    public AppRoleAssignment? Assignment { get; set; }

    public IReadOnlyList<string> NestedGroups { get; set; } = [];

    /// <summary>What went wrong; nothing more is done for it then.</summary>
    public Exception? Error { get; set; }

    public string AppName => App?.DisplayName ?? request.App.Name ?? "the planned app";

    public string GroupName => Group?.DisplayName ?? request.Group;

    public string RoleName => Value?.Role.Name ?? Arn.Parse(request.AppRole, "role")?.Name ?? request.AppRole;

    /// <summary>Whether the group has a use: there is, or will be, something to assign it to.</summary>
    public bool HasRole => App is not null && Role is not null;

    private AppRoleValue? Value => AppRoleValue.Parse(Role?.Value);

    public Change GroupCreation() => new()
    {
        Kind = ChangeKind.Create,
        Cloud = Cloud.Entra,
        TargetType = "security group",
        Target = request.Group,
        AccountId = request.AccountId,
        After = Values.Of(("Description", request.GroupDescription)),
        Reason = "Its members get the AWS role.",
    };

    public Change AssignmentChange() => new()
    {
        Kind = ChangeKind.Add,
        Cloud = Cloud.Entra,
        TargetType = "app role assignment",
        Target = $"{GroupName} to {RoleName} of {AppName}",
        AccountId = Value?.Role.AccountId ?? request.AccountId,
        After = Values.Of(("Group", GroupName), ("Role", RoleName)),
        Reason = "The group's direct members can assume the role by sign-in.",
    };

    public GroupRoleMapping View()
    {
        var assignment = Assignment ?? SameAs?.Assignment;
        return new GroupRoleMapping
        {
            GroupName = GroupName,
            GroupId = Group?.Id ?? Guid.Empty,
            RoleName = RoleName,
            RoleArn = Value?.Role.ToString() ?? Arn.Parse(request.AppRole, "role")?.ToString(),
            AppRoleId = Role?.Id ?? Guid.Empty,
            AssignmentId = assignment?.Id,
            ServicePrincipalId = App?.ServicePrincipalId ?? Guid.Empty,
            AppId = App?.AppId ?? Guid.Empty,
            AppDisplayName = AppName,
            AccountId = Value?.Role.AccountId ?? request.AccountId ?? Arn.Parse(request.AppRole)?.AccountId,
            NestedGroups = NestedGroups,
            Planned = assignment is null,
            Changes = run.Changes,
        };
    }
}
