namespace EntraAws.Engine.Assessment;

/// <summary>Makes the principals of an inventory, one at a time: groups, users with what their groups give them, roles.</summary>
internal sealed class Principals(AwsIamInventory inventory, PolicyLibrary library)
{
    private readonly Dictionary<string, AwsIamGroup> _groups =
        inventory.Groups.GroupBy(g => g.GroupName, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _programs =
        inventory.Users.Where(u => u.Kind == AwsUserKind.ServiceAccount).Select(u => u.UserName).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public Principal Of(AwsIamUser user)
    {
        var groups = user.Groups.Select(g => _groups.GetValueOrDefault(g)).OfType<AwsIamGroup>().ToList();
        return new Principal
        {
            Type = "User",
            Name = user.UserName,
            Arn = user.Arn,
            Grants = Grants("user", user.UserName, user.AttachedPolicies, user.InlinePolicies, null)
                .Concat(groups.SelectMany(g => Grants("group", g.GroupName, g.AttachedPolicies, g.InlinePolicies, g.GroupName))).ToList(),
            BoundaryArn = user.PermissionsBoundary,
            Boundary = Boundary(user.PermissionsBoundary),
            OwnArns = [user.Arn, .. groups.Select(g => g.Arn), .. user.AttachedPolicies, .. groups.SelectMany(g => g.AttachedPolicies)],
            People = user.Kind == AwsUserKind.ServiceAccount ? 0 : 1,
        };
    }

    public Principal Of(AwsIamGroup group) => new()
    {
        Type = "Group",
        Name = group.GroupName,
        Arn = group.Arn,
        Grants = Grants("group", group.GroupName, group.AttachedPolicies, group.InlinePolicies, null).ToList(),
        OwnArns = [group.Arn, .. group.AttachedPolicies],
        People = group.Members.Count(m => !_programs.Contains(m)),
    };

    public Principal Of(AwsIamRole role) => new()
    {
        Type = "Role",
        Name = role.RoleName,
        Arn = role.Arn,
        Grants = Grants("role", role.RoleName, role.AttachedPolicies, role.InlinePolicies, null).ToList(),
        BoundaryArn = role.PermissionsBoundary,
        Boundary = Boundary(role.PermissionsBoundary),
        OwnArns = [role.Arn, .. role.AttachedPolicies],
        People = role.Kind is AwsRoleKind.Service or AwsRoleKind.ServiceLinked ? 0 : 1,
        RoleKind = role.Kind,
    };

    private IEnumerable<PolicyGrant> Grants(string kind, string name, IReadOnlyList<string> attached, IReadOnlyList<AwsInlinePolicy> inline, string? through) =>
        inline.Select(p => new PolicyGrant($"{kind}/{name} inline/{p.PolicyName}", through, library.Of(p.Document)))
            .Concat(attached.Select(a => new PolicyGrant(a, through, library.Managed(a))));

    private CompiledPolicy? Boundary(string? arn) => arn is null ? null : library.Managed(arn);
}
