using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>What users and groups have: groups, members, managed and inline policies.</summary>
internal static class UserPolicyActions
{
    public static object?[] ListGroups(AwsCall call)
    {
        var names = call.User().Groups.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (page, tail) = AwsPaging.Take(call, call.Account.Groups.Where(g => names.Contains(g.Name)), g => g.Name);
        return [AwsXml.List("Groups", page.Select(g => EntityXml.Group(call, g))), .. tail];
    }

    public static object?[] GetGroup(AwsCall call)
    {
        var group = call.Group();
        var members = call.Account.Users.Where(u => u.Groups.Contains(group.Name, StringComparer.OrdinalIgnoreCase));
        var (page, tail) = AwsPaging.Take(call, members, u => u.Name);
        return [E("Group", EntityXml.Group(call, group)), AwsXml.List("Users", page.Select(u => EntityXml.User(call, u))), .. tail];
    }

    public static object?[] ListAttachedOfUser(AwsCall call) => Attached(call, call.User().AttachedPolicies);

    public static object?[] ListAttachedOfGroup(AwsCall call) => Attached(call, call.Group().AttachedPolicies);

    public static object?[] ListInlineOfUser(AwsCall call) => Inline(call, call.User().InlinePolicies);

    public static object?[] ListInlineOfGroup(AwsCall call) => Inline(call, call.Group().InlinePolicies);

    public static object?[] GetInlineOfUser(AwsCall call)
    {
        var user = call.User();
        return [E("UserName", user.Name), .. Inline(call, user.InlinePolicies, $"The user policy with name {call["PolicyName"]} cannot be found.")];
    }

    public static object?[] GetInlineOfGroup(AwsCall call)
    {
        var group = call.Group();
        return [E("GroupName", group.Name), .. Inline(call, group.InlinePolicies, $"The group policy with name {call["PolicyName"]} cannot be found.")];
    }

    private static object?[] Attached(AwsCall call, IEnumerable<string> arns)
    {
        var prefix = AwsNames.PathPrefix(call.Parameters);
        var all = arns.Where(a => SandboxPolicy.PathOf(a).StartsWith(prefix, StringComparison.Ordinal));
        var (page, tail) = AwsPaging.Take(call, all, arn => arn[(arn.LastIndexOf('/') + 1)..] + " " + SandboxPolicy.IsAwsManaged(arn));
        return [EntityXml.Attached("AttachedPolicies", page), .. tail];
    }

    private static object?[] Inline(AwsCall call, IEnumerable<SandboxInlinePolicy> policies)
    {
        var (page, tail) = AwsPaging.Take(call, policies, p => p.Name);
        return [Strings("PolicyNames", page.Select(p => p.Name)), .. tail];
    }

    private static object?[] Inline(AwsCall call, IEnumerable<SandboxInlinePolicy> policies, string missing)
    {
        var name = AwsNames.Entity(call.Parameters, "PolicyName", 128);
        var policy = policies.FirstOrDefault(p => p.Name == name) ?? throw AwsRefusal.NotFound(missing);
        return [E("PolicyName", policy.Name), Document("PolicyDocument", policy.Document)];
    }
}
