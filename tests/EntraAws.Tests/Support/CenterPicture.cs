using EntraAws.Sandbox;

namespace EntraAws.Tests;

/// <summary>IAM Identity Center's part of a <see cref="CloudPicture"/>.</summary>
internal static class CenterPicture
{
    public static IEnumerable<string> Lines(SandboxIdentityCenter? center)
    {
        if (center is null) yield break;
        var names = center.Groups.Select(g => (g.GroupId, g.DisplayName)).Concat(center.Users.Select(u => (GroupId: u.UserId, DisplayName: u.UserName))).ToDictionary(p => p.GroupId, p => p.DisplayName);
        string Set(string id) => center.PermissionSets.Find(s => s.Id == id)?.Name ?? "?";
        foreach (var set in center.PermissionSets)
        {
            yield return $"permission-set {set.Name} | {set.Description} | {set.SessionDuration} | {set.RelayState} | {string.Join(", ", set.ManagedPolicies.Order())} | {string.Join(", ", set.CustomerPolicies.Order())} | {set.InlinePolicy}";
            foreach (var account in set.Provisioned.GroupBy(p => p.AccountId))
                yield return $"provisioned {set.Name} in {account.Key} | up to date {account.Max(p => p.Revision) == set.Revision}";
        }

        foreach (var a in center.Assignments.Where(a => a.Exists())) yield return $"account-assignment {a.PrincipalType} {names.GetValueOrDefault(a.PrincipalId, "?")} to {Set(a.PermissionSetId)} in {a.AccountId}";
        foreach (var group in center.Groups) yield return $"store-group {group.DisplayName} | {string.Join(", ", group.Members.Select(m => names.GetValueOrDefault(m, "?")).Order())}";
        foreach (var user in center.Users) yield return $"store-user {user.UserName} | {user.DisplayName} | {user.Active}";
    }
}
