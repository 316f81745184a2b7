using EntraAws.Engine.Aws;

namespace EntraAws.Engine.Inventory;

/// <summary>Who uses which managed policy: the attachments and boundaries of the authorization details, turned round.</summary>
internal sealed class PolicyUse
{
    private readonly AuthorizationDetails _details;
    private readonly ILookup<string, string> _attachedTo;
    private readonly ILookup<string, string> _boundaryOf;

    public PolicyUse(AuthorizationDetails details)
    {
        _details = details;
        _attachedTo = details.Users.SelectMany(u => u.AttachedPolicies.Select(p => (Policy: p, By: $"user/{u.Name}")))
            .Concat(details.Groups.SelectMany(g => g.AttachedPolicies.Select(p => (Policy: p, By: $"group/{g.Name}"))))
            .Concat(details.Roles.SelectMany(r => r.AttachedPolicies.Select(p => (Policy: p, By: $"role/{r.Name}"))))
            .ToLookup(a => a.Policy, a => a.By, StringComparer.Ordinal);
        _boundaryOf = details.Users.Select(u => (Policy: u.PermissionsBoundary, By: $"user/{u.Name}"))
            .Concat(details.Roles.Select(r => (Policy: r.PermissionsBoundary, By: $"role/{r.Name}")))
            .Where(b => b.Policy is not null)
            .ToLookup(b => b.Policy!, b => b.By, StringComparer.Ordinal);
    }

    public IReadOnlyList<AwsIamPolicy> Views(string accountId) => _details.Policies.Select(p =>
    {
        var attached = _attachedTo[p.Arn].ToList();
        var bounds = _boundaryOf[p.Arn].ToList();
        return new AwsIamPolicy
        {
            AccountId = accountId,
            PolicyName = p.Name,
            Arn = p.Arn,
            Path = p.Path,
            Type = TypeOf(p),
            UsedAs = UsedAs(attached.Count, bounds.Count),
            AttachedTo = attached,
            BoundaryOf = bounds,
            CreatedAt = p.CreatedAt,
            UpdatedAt = p.UpdatedAt,
            Document = p.Document,
        };
    }).OrderBy(p => p.PolicyName, StringComparer.OrdinalIgnoreCase).ToList();

    private static AwsPolicyType TypeOf(IamPolicy policy) =>
        !policy.Arn.Contains(":iam::aws:", StringComparison.Ordinal) ? AwsPolicyType.CustomerManaged
        : policy.Path == "/job-function/" ? AwsPolicyType.JobFunction
        : AwsPolicyType.AwsManaged;

    // The console's words.
    private static string? UsedAs(int attached, int bounds) => (attached, bounds) switch
    {
        (0, 0) => null,
        (_, 0) => $"Permissions policy ({attached})",
        (0, _) => $"Permissions boundary ({bounds})",
        _ => $"Permissions policy ({attached}), permissions boundary ({bounds})",
    };
}
