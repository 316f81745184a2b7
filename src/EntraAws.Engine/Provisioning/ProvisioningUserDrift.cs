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
        if (boundary is not null && user.PermissionsBoundary != boundary)
            drift.Add(user.PermissionsBoundary is { } other ? $"Its permissions boundary is {other}, not {boundary}." : $"It lacks the permissions boundary {boundary}.");
        return drift;
    }
}
