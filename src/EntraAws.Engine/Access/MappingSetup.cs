using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Engine.Roles;
using EntraAws.Engine.SignOn;
using EntraAws.Rules;

namespace EntraAws.Engine.Access;

/// <summary>Assigns a group to an app role; makes the group when asked to.</summary>
internal sealed class MappingSetup(SessionContext context)
{
    public async Task<GroupRoleMapping> EnsureAsync(GroupRoleMappingRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(request.Group, out _)) EntraRules.CheckGroupName(request.Group);
        if (request.AccountId is not null) AwsRules.CheckAccountId(request.AccountId);
        if (request.AppRole.StartsWith("arn:", StringComparison.Ordinal) && Arn.Parse(request.AppRole, "role") is null && AppRoleValue.Parse(request.AppRole) is null)
            throw Faults.ArnInvalid(request.AppRole, "a role");

        var run = context.Begin(host, cancellationToken);
        var app = request.App.IsPlanned ? null : await AppFinder.GetAsync(context.Entra, request.App, cancellationToken);
        var appName = app?.DisplayName ?? request.App.Name ?? "the planned app";
        var role = app is null ? null : await FindRoleAsync(app, request, host, cancellationToken);
        var value = AppRoleValue.Parse(role?.Value);
        var group = await FindOrMakeGroupAsync(request, app is null || role is null, run, host, cancellationToken);
        IReadOnlyList<string> nested = group is null ? [] : await WarnOfNestedAsync(group, host, cancellationToken);

        var roleName = value?.Role.Name ?? Arn.Parse(request.AppRole, "role")?.Name ?? request.AppRole;
        var assignment = await AssignAsync(app, role, group, request, appName, roleName, value?.Role.AccountId ?? request.AccountId, run, cancellationToken);
        return new GroupRoleMapping
        {
            GroupName = group?.DisplayName ?? request.Group,
            GroupId = group?.Id ?? Guid.Empty,
            RoleName = roleName,
            RoleArn = value?.Role.ToString() ?? Arn.Parse(request.AppRole, "role")?.ToString(),
            AppRoleId = role?.Id ?? Guid.Empty,
            AssignmentId = assignment?.Id,
            ServicePrincipalId = app?.ServicePrincipalId ?? Guid.Empty,
            AppId = app?.AppId ?? Guid.Empty,
            AppDisplayName = appName,
            AccountId = value?.Role.AccountId ?? request.AccountId ?? Arn.Parse(request.AppRole)?.AccountId,
            NestedGroups = nested,
            Planned = assignment is null,
            Changes = run.Changes,
        };
    }

    private async Task<DirectoryAppRole?> FindRoleAsync(DirectoryApp app, GroupRoleMappingRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        var roles = await context.Entra.GetAppRolesAsync(app.ServicePrincipalId, cancellationToken);
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

    private async Task<DirectoryGroup?> FindOrMakeGroupAsync(GroupRoleMappingRequest request, bool inVain, ChangeRun run, IOperationHost host, CancellationToken cancellationToken)
    {
        var change = new Change
        {
            Kind = ChangeKind.Create,
            Cloud = Cloud.Entra,
            TargetType = "security group",
            Target = request.Group,
            AccountId = request.AccountId,
            After = Values.Of(("Description", request.GroupDescription)),
            Reason = "Its members get the AWS role.",
        };
        var group = await run.FindAsync(change, () => GroupFinder.FindAsync(context.Entra, request.Group, cancellationToken));
        if (group is not null) return group.SecurityEnabled ? group : throw Faults.GroupNotSecurity(request.Group);
        if (!request.CreateGroup || Guid.TryParse(request.Group, out _))
        {
            if (!host.IsPreview) throw Faults.GroupNotFound(request.Group);
            await host.WarnAsync($"There is no group '{request.Group}' yet; the preview goes on as if it were made.");
            return null;
        }

        if (inVain)
        {
            // A group for an app or a role that was refused would be of no use.
            await run.TellAsync(change);
            return null;
        }

        return await run.CreateAsync(change, () => context.Entra.CreateGroupAsync(request.Group, request.GroupDescription, cancellationToken), g => g.Id.ToString());
    }

    private async Task<IReadOnlyList<string>> WarnOfNestedAsync(DirectoryGroup group, IOperationHost host, CancellationToken cancellationToken)
    {
        var nested = (await context.Entra.GetNestedGroupsAsync([group.Id], cancellationToken)).GetValueOrDefault(group.Id, []);
        if (nested.Count > 0)
            await host.WarnAsync($"'{group.DisplayName}' contains the groups {string.Join(", ", nested)}. Their members get no access: app role assignment ignores nested groups. Add the people directly.");
        return nested;
    }

    private async Task<AppRoleAssignment?> AssignAsync(
        DirectoryApp? app, DirectoryAppRole? role, DirectoryGroup? group, GroupRoleMappingRequest request, string appName, string roleName, string? accountId, ChangeRun run, CancellationToken cancellationToken)
    {
        if (app is not null && role is not null && group is not null)
        {
            var existing = (await context.Entra.GetAssignmentsAsync(app.ServicePrincipalId, cancellationToken)).FirstOrDefault(a => a.PrincipalId == group.Id && a.AppRoleId == role.Id);
            if (existing is not null) return existing;
            // An unknown licence stops nobody: Entra itself decides then.
            if (context.Entra.Identity.License == "Free") throw Faults.LicenseMissing("Assigning a group to an app", "P1 or P2", "Free");
        }

        var change = new Change
        {
            Kind = ChangeKind.Add,
            Cloud = Cloud.Entra,
            TargetType = "app role assignment",
            Target = $"{group?.DisplayName ?? request.Group} to {roleName} of {appName}",
            AccountId = accountId,
            After = Values.Of(("Group", group?.DisplayName ?? request.Group), ("Role", roleName)),
            Reason = "The group's direct members can assume the role by sign-in.",
        };
        if (app is not null && role is not null && group is not null)
            return await run.CreateAsync(change, () => context.Entra.AssignAsync(app.ServicePrincipalId, group.Id, role.Id, cancellationToken), a => a.Id);
        await run.TellAsync(change);
        return null;
    }
}
