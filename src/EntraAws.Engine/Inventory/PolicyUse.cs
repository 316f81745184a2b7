namespace EntraAws.Engine.Inventory;

/// <summary>Who uses which managed policy: attachments and boundaries, turned round. IAM's own call for it takes one request a policy.</summary>
internal sealed class PolicyUse(IReadOnlyList<AwsIamUser> users, IReadOnlyList<AwsIamGroup> groups, IReadOnlyList<AwsIamRole> roles)
{
    private readonly ILookup<string, string> _attachedTo = users.SelectMany(u => u.AttachedPolicies.Select(p => (Policy: p, By: $"user/{u.UserName}")))
        .Concat(groups.SelectMany(g => g.AttachedPolicies.Select(p => (Policy: p, By: $"group/{g.GroupName}"))))
        .Concat(roles.SelectMany(r => r.AttachedPolicies.Select(p => (Policy: p, By: $"role/{r.RoleName}"))))
        .ToLookup(a => a.Policy, a => a.By, StringComparer.Ordinal);

    private readonly ILookup<string, string> _boundaryOf = users.Select(u => (Policy: u.PermissionsBoundary, By: $"user/{u.UserName}"))
        .Concat(roles.Select(r => (Policy: r.PermissionsBoundary, By: $"role/{r.RoleName}")))
        .Where(b => b.Policy is not null)
        .ToLookup(b => b.Policy!, b => b.By, StringComparer.Ordinal);

    public AwsIamPolicy Of(AwsIamPolicy policy)
    {
        var attached = _attachedTo[policy.Arn].Order(StringComparer.OrdinalIgnoreCase).ToList();
        var bounds = _boundaryOf[policy.Arn].Order(StringComparer.OrdinalIgnoreCase).ToList();
        return policy with { AttachedTo = attached, BoundaryOf = bounds, UsedAs = UsedAs(attached.Count, bounds.Count) };
    }

    // The console's words.
    private static string? UsedAs(int attached, int bounds) => (attached, bounds) switch
    {
        (0, 0) => null,
        (_, 0) => $"Permissions policy ({attached})",
        (0, _) => $"Permissions boundary ({bounds})",
        _ => $"Permissions policy ({attached}), permissions boundary ({bounds})",
    };
}
