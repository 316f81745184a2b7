using EntraAws.Contracts;
using EntraAws.Engine.Entra;
using EntraAws.Engine.Roles;

namespace EntraAws.Engine.Verification.SignOns;

/// <summary>Checks of who is assigned: groups with members in them directly, no default access, and the licence that groups need.</summary>
internal sealed class AssignmentChecks(SessionContext context, SignOnChecks checks, DirectoryApp app, AppReads reads)
{
    private const string Map = "Give a group the role with Set-AwsGroupRoleMapping.";

    /// <returns>All who hold a role of the account.</returns>
    public async Task<IReadOnlyList<RoleHolder>> CheckAsync(IReadOnlyDictionary<Guid, (DirectoryAppRole Role, AppRoleValue Value)> offered, CancellationToken cancellationToken)
    {
        var assignments = await checks.ReadAsync("Assignments", app.DisplayName, () => reads.AssignmentsAsync(cancellationToken));
        if (assignments is null) return [];
        foreach (var lost in assignments.Where(a => a.AppRoleId == Guid.Empty))
            await checks.FailAsync("DefaultAccess", lost.PrincipalDisplayName ?? lost.PrincipalId.ToString(), "It is assigned with default access, which gives no AWS role: AWS answers 'invalid SAML response'.", Map);
        var held = assignments.Where(a => offered.ContainsKey(a.AppRoleId)).ToList();
        if (held.Count == 0)
        {
            await checks.FailAsync("Assignments", app.DisplayName, "Nobody is assigned to an AWS role.", Map);
            return [];
        }

        await checks.PassAsync("Assignments", app.DisplayName, $"{held.Count} assignment(s) to AWS roles.");
        var groups = held.Where(a => a.PrincipalType == "Group").ToList();
        if (groups.Count > 0) await LicenceAsync(cancellationToken);
        var holders = await MembersAsync(groups, offered, cancellationToken);
        return [.. holders, .. await UsersAsync(held.Where(a => a.PrincipalType == "User").ToList(), offered, cancellationToken)];
    }

    private async Task LicenceAsync(CancellationToken cancellationToken)
    {
        if (await checks.ReadAsync("Licence", "the tenant", () => reads.EditionAsync(cancellationToken)) is not { } edition) return;
        if (edition.Name == "Free") await checks.FailAsync("Licence", "the tenant", "Assigning groups needs Microsoft Entra ID P1; this tenant has Free.", "Assign each user on their own, or license P1.");
        else await checks.PassAsync("Licence", "the tenant", $"Microsoft Entra ID {edition.Name} takes groups.");
    }

    private async Task<IReadOnlyList<RoleHolder>> MembersAsync(IReadOnlyList<AppRoleAssignment> groups, IReadOnlyDictionary<Guid, (DirectoryAppRole Role, AppRoleValue Value)> offered, CancellationToken cancellationToken)
    {
        var ids = groups.Select(g => g.PrincipalId).Distinct().ToList();
        if (ids.Count == 0 || await checks.ReadAsync("GroupMembers", app.DisplayName, () => context.Entra.SignOn.GetMembersAsync(ids, cancellationToken)) is not { } members) return [];
        var nested = await checks.ReadAsync("NestedGroups", app.DisplayName, () => context.Entra.GetNestedGroupsAsync(ids, cancellationToken)) ?? new Dictionary<Guid, IReadOnlyList<string>>();
        foreach (var group in groups.DistinctBy(g => g.PrincipalId))
        {
            var name = group.PrincipalDisplayName ?? group.PrincipalId.ToString();
            var inside = nested.GetValueOrDefault(group.PrincipalId, []);
            if (inside.Count > 0) await checks.WarnAsync("NestedGroups", name, $"The members of {string.Join(", ", inside)} inside it get no role: app role assignment ignores nesting.", "Add these people to the group itself, or assign the inner groups with Set-AwsGroupRoleMapping.");
            if (!members.TryGetValue(group.PrincipalId, out var users)) await checks.FailAsync("GroupMembers", name, "The group is gone.", Map);
            else if (users.Count == 0) await checks.WarnAsync("GroupMembers", name, "No user is in it directly, so that nobody gets its role.", "Add users with Add-EntraAwsGroupMember.");
            else await checks.PassAsync("GroupMembers", name, $"{users.Count} user(s) are in it.");
        }

        return groups.SelectMany(g => members.GetValueOrDefault(g.PrincipalId, []).Select(u => new RoleHolder(u, g.AppRoleId, offered[g.AppRoleId].Value, g.PrincipalDisplayName))).ToList();
    }

    private async Task<IReadOnlyList<RoleHolder>> UsersAsync(IReadOnlyList<AppRoleAssignment> direct, IReadOnlyDictionary<Guid, (DirectoryAppRole Role, AppRoleValue Value)> offered, CancellationToken cancellationToken)
    {
        if (direct.Count == 0) return [];
        var users = await checks.ReadAsync("Users", app.DisplayName, () => context.Entra.SignOn.GetUsersAsync(direct.Select(a => a.PrincipalId).Distinct().ToList(), cancellationToken));
        if (users is null) return [];
        var byId = users.ToDictionary(u => u.Id);
        return direct.Where(a => byId.ContainsKey(a.PrincipalId)).Select(a => new RoleHolder(byId[a.PrincipalId], a.AppRoleId, offered[a.AppRoleId].Value, null)).ToList();
    }
}
