using EntraAws.Contracts;
using EntraAws.Engine.Roles;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Access;

/// <summary>Lists who is assigned to an app, and to which AWS role.</summary>
internal sealed class MappingFinder(SessionContext context)
{
    public async Task FindAsync(GroupRoleMappingQuery query, Func<GroupRoleMapping, Task> emit, CancellationToken cancellationToken)
    {
        var app = await AppFinder.GetAsync(context.Entra, query.App, cancellationToken);
        var roles = (await context.Entra.GetAppRolesAsync(app.ServicePrincipalId, cancellationToken)).ToDictionary(r => r.Id);
        var assignments = (await context.Entra.GetAssignmentsAsync(app.ServicePrincipalId, cancellationToken))
            .Where(a => query.Filter.Includes(a.PrincipalDisplayName ?? ""))
            .OrderBy(a => a.PrincipalDisplayName, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var groups = assignments.Where(a => a.PrincipalType == "Group").Select(a => a.PrincipalId).Distinct().ToList();
        var nested = await context.Entra.GetNestedGroupsAsync(groups, cancellationToken);
        foreach (var assignment in assignments)
        {
            var value = AppRoleValue.Parse(roles.GetValueOrDefault(assignment.AppRoleId)?.Value);
            await emit(new GroupRoleMapping
            {
                GroupName = assignment.PrincipalDisplayName ?? assignment.PrincipalId.ToString(),
                GroupId = assignment.PrincipalId,
                PrincipalType = assignment.PrincipalType,
                RoleName = value?.Role.Name,
                RoleArn = value?.Role.ToString(),
                AccountId = value?.Role.AccountId,
                AppRoleId = assignment.AppRoleId,
                AssignmentId = assignment.Id,
                ServicePrincipalId = app.ServicePrincipalId,
                AppId = app.AppId,
                AppDisplayName = app.DisplayName,
                NestedGroups = nested.GetValueOrDefault(assignment.PrincipalId, []),
            });
        }
    }
}
