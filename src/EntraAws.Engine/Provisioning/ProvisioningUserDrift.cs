using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;

namespace EntraAws.Engine.Provisioning;

/// <summary>What a provisioning user has that it should not have, or lacks.</summary>
internal sealed class ProvisioningUserDrift(IAwsUsers users)
{
    /// <param name="boundary">The permissions boundary that was asked for.</param>
    public async Task<IReadOnlyList<string>> FindAsync(IamUser user, string? boundary, CancellationToken cancellationToken)
    {
        var drift = new List<string>();
        var inline = (await users.GetInlineUserPoliciesAsync(user.Name, cancellationToken)).Where(p => p.PolicyName != ListRolesPolicy.Name && !ListRolesPolicy.Matches(p.Document)).Select(p => p.PolicyName).ToList();
        var attached = await users.ListAttachedUserPoliciesAsync(user.Name, cancellationToken);
        var groups = await users.ListGroupsOfUserAsync(user.Name, cancellationToken);
        if (inline.Count > 0) drift.Add($"It has other inline policies: {Values.Join(inline)}. It needs iam:ListRoles alone.");
        if (attached.Count > 0) drift.Add($"It has managed policies: {Values.Join(attached)}. It needs iam:ListRoles alone.");
        if (groups.Count > 0) drift.Add($"It is in groups, and has what they allow: {Values.Join(groups)}.");
        if (await users.HasLoginProfileAsync(user.Name, cancellationToken)) drift.Add("It has a console password. The agent signs in with its key; delete the password.");
        if (UserClaim.Of(user) is { Others: [_, ..] others }) drift.Add($"It had these keys before it was taken for provisioning: {Values.Join(others)}. They are left alone; delete those that nobody uses.");
        if (boundary is not null && user.PermissionsBoundary != boundary)
            drift.Add(user.PermissionsBoundary is { } other ? $"Its permissions boundary is {other}, not {boundary}." : $"It lacks the permissions boundary {boundary}.");
        return drift;
    }

    /// <summary>What a user is that was not made for provisioning, for the question whether to take it.</summary>
    public static async Task<string> DescribeAsync(IAwsUsers users, IamUser user, CancellationToken cancellationToken)
    {
        var keys = await users.ListKeysAsync(user.Name, cancellationToken);
        var groups = await users.ListGroupsOfUserAsync(user.Name, cancellationToken);
        var inline = (await users.GetInlineUserPoliciesAsync(user.Name, cancellationToken)).Select(p => p.PolicyName);
        var policies = inline.Concat(await users.ListAttachedUserPoliciesAsync(user.Name, cancellationToken)).ToList();
        var has = new[]
        {
            ("access keys", Values.Join(keys.Select(k => $"{k.Id} ({(k.Active ? "active" : "inactive")}, made {k.CreatedAt:yyyy-MM-dd})"))),
            ("a console password", await users.HasLoginProfileAsync(user.Name, cancellationToken) ? "yes" : "no"),
            ("groups", Values.Join(groups)),
            ("policies", Values.Join(policies)),
        };
        return $"The user was not made for provisioning: it has {string.Join("; ", has.Select(h => $"{h.Item1}: {(h.Item2.Length == 0 ? "none" : h.Item2)}"))}. Whoever uses it would share it with Entra's provisioning agent.";
    }
}
