using EntraAws.Contracts;
using EntraAws.Engine.Access;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Protection;

/// <summary>The accounts that a policy never applies to, so that a mistake in it can be mended.</summary>
internal sealed class BreakGlass(IEntraDirectory entra)
{
    /// <summary>Finds the excluded users and groups; each must exist.</summary>
    public async Task<(IReadOnlyList<DirectoryUser> Users, IReadOnlyList<DirectoryGroup> Groups)> FindAsync(IReadOnlyList<string> users, IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        var foundUsers = new List<DirectoryUser>();
        foreach (var user in users) foundUsers.Add(await GroupFinder.FindUserAsync(entra, user, cancellationToken) ?? throw Faults.UserNotFound(user));
        var foundGroups = new List<DirectoryGroup>();
        foreach (var group in groups) foundGroups.Add(await GroupFinder.FindAsync(entra, group, cancellationToken) ?? throw Faults.GroupNotFound(group));
        return (foundUsers, foundGroups);
    }

    /// <summary>Fails unless at least one enabled account is excluded.</summary>
    public async Task CheckAsync(string policy, IReadOnlyCollection<Guid> users, IReadOnlyCollection<Guid> groups, CancellationToken cancellationToken)
    {
        if (users.Count + groups.Count == 0) throw Faults.BreakGlassMissing(policy);
        string? switchedOff = null;
        foreach (var id in users)
        {
            if (await entra.GetUserAsync(id, cancellationToken) is not { } user) continue;
            if (user.AccountEnabled) return;
            switchedOff = user.UserPrincipalName;
        }

        foreach (var id in groups)
        {
            if ((await entra.GetTransitiveUsersAsync(id, cancellationToken)).Any(u => u.AccountEnabled)) return;
        }

        if (switchedOff is not null) throw Faults.BreakGlassUnusable(switchedOff, "the account is switched off.");
        throw Faults.BreakGlassUnusable(string.Join(", ", users.Concat(groups)), "no enabled account is behind it.");
    }
}
