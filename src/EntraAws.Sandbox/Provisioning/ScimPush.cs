namespace EntraAws.Sandbox;

/// <summary>
/// One cycle's work for IAM Identity Center: who is assigned to the app appears in the identity store, with the groups that
/// are. Only direct members count; a user without a first, last or display name is refused by AWS.
/// </summary>
internal static class ScimPush
{
    public static void Run(SandboxState state, TenantServicePrincipal principal, TenantProvisioningJob job, TenantProvisioningCycle cycle)
    {
        var (tenant, center) = (state.Tenant, state.IdentityCenter!);
        var assigned = tenant.AppRoleAssignments.Where(a => a.ResourceId == principal.Id && a.Exists() && a.VisibleAt <= cycle.Began).Select(a => a.PrincipalId).ToHashSet();
        var groups = tenant.Groups.Where(g => g.Exists() && assigned.Contains(g.Id)).ToList();
        var people = groups.SelectMany(Members).Concat(tenant.Users.Where(u => assigned.Contains(u.Id)).Select(u => u.Id)).ToHashSet();
        cycle.Imported = groups.Count + people.Count;

        foreach (var user in tenant.Users.Where(u => u.Exists() && people.Contains(u.Id))) PushUser(user);
        foreach (var user in center.Users.Where(u => u.Active && u.ExternalId is { } id && !people.Contains(Guid.Parse(id)))) Note("disable", user.UserName, () => user.Active = false);
        foreach (var group in groups) PushGroup(group);
        // A group that is no longer assigned is deleted; what AWS assigned it stays behind.
        foreach (var gone in center.Groups.Where(g => g.ExternalId is { } id && groups.TrueForAll(k => k.Id != Guid.Parse(id))).ToList())
            Note("delete", gone.DisplayName, () => center.Groups.Remove(gone));

        IEnumerable<Guid> Members(TenantGroup group) => group.Members.Where(m => m.Exists() && tenant.Users.Exists(u => u.Id == m.Id)).Select(m => m.Id);

        void PushUser(TenantUser user)
        {
            var known = center.Users.Find(u => u.ExternalId == user.Id.ToString() || string.Equals(u.UserName, user.UserPrincipalName, StringComparison.OrdinalIgnoreCase));
            if (known is not null && known.Active == user.AccountEnabled && known.DisplayName == user.DisplayName) return;
            if (string.IsNullOrEmpty(user.GivenName) || string.IsNullOrEmpty(user.Surname) || string.IsNullOrEmpty(user.DisplayName))
            {
                RoleImport.Log(tenant, principal, job, cycle, "other", user.UserPrincipalName, "400: first name, last name and display name are required.");
                return;
            }

            Note(known is null ? "create" : "update", user.UserPrincipalName, () =>
            {
                if (known is null) center.Users.Add(known = new SandboxStoreUser { UserId = Id(user.Id), UserName = user.UserPrincipalName });
                (known.ExternalId, known.DisplayName, known.Active) = (user.Id.ToString(), user.DisplayName, user.AccountEnabled);
            });
        }

        void PushGroup(TenantGroup group)
        {
            var known = center.Groups.Find(g => g.ExternalId == group.Id.ToString() || string.Equals(g.DisplayName, group.DisplayName, StringComparison.OrdinalIgnoreCase));
            var members = Members(group).Select(m => center.Users.Find(u => u.ExternalId == m.ToString())?.UserId).OfType<string>().Order(StringComparer.Ordinal).ToList();
            if (known is not null && known.DisplayName == group.DisplayName && known.Members.SequenceEqual(members)) return;
            Note(known is null ? "create" : "update", group.DisplayName, () =>
            {
                if (known is null) center.Groups.Add(known = new SandboxStoreGroup { GroupId = Id(group.Id) });
                (known.ExternalId, known.DisplayName, known.Members) = (group.Id.ToString(), group.DisplayName, members);
            });
        }

        void Note(string action, string name, Action change)
        {
            change();
            cycle.Exported++;
            RoleImport.Log(tenant, principal, job, cycle, action, name, null);
        }

        string Id(Guid external) => TenantState.IdOf(tenant.TenantId, $"identity-store/{external}").ToString();
    }
}
