using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>
/// GetAccountAuthorizationDetails. One page budget serves users, groups, roles and policies one after another, whatever
/// the order of the filter; a marker belongs to its filter.
/// </summary>
internal static class AuthorizationDetails
{
    private static readonly string[] Kinds = ["User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"];

    public static object?[] Get(AwsCall call)
    {
        var filter = call.Parameters.List("Filter");
        var check = new AwsCheck();
        foreach (var kind in filter) check.OneOf("Filter", kind, Kinds);
        check.Done();
        var max = AwsPaging.MaxItems(call);
        var wanted = Kinds.Where(k => filter.Count == 0 || filter.Contains(k)).ToArray();
        var scope = "details:" + string.Join(',', wanted);
        var after = AwsPaging.Read(call, scope, "Marker and Filter do not match");

        var page = Sections(call, wanted)
            // Whole sections before the marker are never made; the others are put in order one at a time, until the page is full.
            .Where(s => after is null || s.Kind >= after[0])
            .SelectMany(s => s.Items().Select(i => (Position: s.Kind + i.Position, i.Fields)).OrderBy(i => i.Position, StringComparer.Ordinal))
            .Where(i => after is null || string.CompareOrdinal(i.Position, after) > 0).Take(max + 1).ToList();
        var more = page.Count > max;
        if (more) page.RemoveAt(max);
        System.Xml.Linq.XElement Section(string name, char kind) =>
            AwsXml.List(name, page.Where(i => i.Position[0] == kind).Select(i => i.Fields()));
        return
        [
            Section("Policies", '4'), Section("UserDetailList", '1'), Section("RoleDetailList", '2'), Section("GroupDetailList", '3'),
            .. AwsPaging.Tail(more ? AwsPaging.Write(scope, page[^1].Position) : null),
        ];
    }

    /// <summary>The order of the sections on the wire: users, roles, groups, policies.</summary>
    private static IEnumerable<(char Kind, Func<IEnumerable<(string Position, Func<object?[]> Fields)>> Items)> Sections(AwsCall call, string[] wanted)
    {
        var account = call.Account;
        if (wanted.Contains("User")) yield return ('1', () => call.VisibleUsers().Select(u => (Sort(u.Name), Late(() => User(call, u)))));
        if (wanted.Contains("Role")) yield return ('2', () => call.VisibleRoles().Select(r => (Sort(r.Name), Late(() => Role(call, r)))));
        if (wanted.Contains("Group")) yield return ('3', () => account.Groups.Select(g => (Sort(g.Name), Late(() => Group(call, g)))));
        if (wanted.Any(w => w.EndsWith("Policy", StringComparison.Ordinal))) yield return ('4', () => Policies(call, wanted));
    }

    private static IEnumerable<(string Position, Func<object?[]> Fields)> Policies(AwsCall call, string[] wanted)
    {
        var (attached, boundary) = ManagedPolicies.Use(call.Account, call.Now);
        foreach (var policy in ManagedPolicies.All(call.Account))
        {
            var aws = SandboxPolicy.IsAwsManaged(policy.Arn);
            if (!wanted.Contains(aws ? "AWSManagedPolicy" : "LocalManagedPolicy")) continue;
            // Of AWS's own policies only those in use.
            if (aws && !attached.ContainsKey(policy.Arn) && !boundary.ContainsKey(policy.Arn)) continue;
            yield return (Sort(PolicyActions.Key(policy)), () => Policy(policy, attached, boundary));
        }
    }

    private static Func<object?[]> Late(Func<object?[]> fields) => fields;

    private static string Sort(string name) => name.ToUpperInvariant() + "\t" + name;

    private static object?[] User(AwsCall call, SandboxUser user) =>
    [
        .. EntityXml.User(call, user),
        // Absent when empty, for users alone.
        user.InlinePolicies.Count == 0 ? null : EntityXml.Inline("UserPolicyList", user.InlinePolicies),
        Strings("GroupList", user.Groups), EntityXml.Attached("AttachedManagedPolicies", user.AttachedPolicies),
        EntityXml.Boundary(user.PermissionsBoundary), AwsXml.Tags(user.Tags),
    ];

    private static object?[] Group(AwsCall call, SandboxGroup group) =>
    [
        .. EntityXml.Group(call, group), EntityXml.Inline("GroupPolicyList", group.InlinePolicies),
        EntityXml.Attached("AttachedManagedPolicies", group.AttachedPolicies),
    ];

    /// <summary>Without Description and MaxSessionDuration: ListRoles has those.</summary>
    private static object?[] Role(AwsCall call, SandboxRole role)
    {
        object?[] own =
        [
            E("Path", role.Path), E("RoleName", role.Name), E("RoleId", role.RoleId),
            E("Arn", call.Account.Arn($"role{role.Path}{role.Name}")), Date("CreateDate", role.CreateDate),
        ];
        return
        [
            .. own, Document("AssumeRolePolicyDocument", role.TrustPolicy),
            AwsXml.List("InstanceProfileList", role.InstanceProfiles.Select(p => new object?[]
            {
                E("Path", p.Path), E("InstanceProfileName", p.Name), E("InstanceProfileId", p.InstanceProfileId),
                E("Arn", call.Account.Arn($"instance-profile{p.Path}{p.Name}")), Date("CreateDate", p.CreateDate),
                AwsXml.List("Roles", [[.. own, Document("AssumeRolePolicyDocument", role.TrustPolicy)]]),
            })),
            EntityXml.Inline("RolePolicyList", role.InlinePolicies),
            EntityXml.Attached("AttachedManagedPolicies", role.AttachedPolicies),
            EntityXml.Boundary(role.PermissionsBoundary), AwsXml.Tags(role.Tags), EntityXml.LastUsed(role),
        ];
    }

    private static object?[] Policy(SandboxPolicy policy, Dictionary<string, int> attached, Dictionary<string, int> boundary) =>
        [.. PolicyActions.Fields(policy, attached, boundary), AwsXml.List("PolicyVersionList", policy.Versions.Select(v => PolicyActions.Version(policy, v)))];
}
