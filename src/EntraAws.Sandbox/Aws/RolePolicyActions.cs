using System.Net;
using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>The operations on a role's policies, managed and inline.</summary>
internal static class RolePolicyActions
{
    /// <summary>Attaching what is attached already succeeds and changes nothing.</summary>
    public static object?[]? Attach(AwsCall call)
    {
        var arn = AwsNames.Arn(call.Parameters, "PolicyArn");
        var role = call.RoleToChange();
        var policy = ManagedPolicies.Find(call.Account, arn);
        if (policy is null || !policy.IsAttachable) throw AwsRefusal.NotFound($"Policy {arn} does not exist or is not attachable.");
        if (SandboxPolicy.IsAwsManaged(arn) && policy.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal))
            throw new AwsRefusal(HttpStatusCode.BadRequest, "PolicyNotAttachable", "Cannot attach a Service Role Policy to a Customer Role.");
        if (role.AttachedPolicies.Contains(arn)) return null;
        var quota = call.Account.Quota("AttachedPoliciesPerRoleQuota");
        if (role.AttachedPolicies.Count >= quota) throw AwsRefusal.Limit($"Cannot exceed quota for PoliciesPerRole: {quota}");
        role.AttachedPolicies.Add(arn);
        return null;
    }

    public static object?[]? Detach(AwsCall call)
    {
        var arn = AwsNames.Arn(call.Parameters, "PolicyArn");
        if (!call.RoleToChange().AttachedPolicies.Remove(arn)) throw AwsRefusal.NotFound($"Policy {arn} was not found.");
        return null;
    }

    public static object?[] ListAttached(AwsCall call)
    {
        var role = call.Role(read: true);
        var prefix = AwsNames.PathPrefix(call.Parameters);
        var all = role.AttachedPolicies.Where(a => SandboxPolicy.PathOf(a).StartsWith(prefix, StringComparison.Ordinal));
        var (page, tail) = AwsPaging.Take(call, all, arn => arn[(arn.LastIndexOf('/') + 1)..] + " " + SandboxPolicy.IsAwsManaged(arn));
        return [EntityXml.Attached("AttachedPolicies", page), .. tail];
    }

    public static object?[] ListInline(AwsCall call)
    {
        var (page, tail) = AwsPaging.Take(call, call.Role(read: true).InlinePolicies, p => p.Name);
        return [Strings("PolicyNames", page.Select(p => p.Name)), .. tail];
    }

    public static object?[] GetInline(AwsCall call)
    {
        var role = call.Role(read: true);
        var policy = Inline(call, role);
        return [E("RoleName", role.Name), E("PolicyName", policy.Name), Document("PolicyDocument", policy.Document)];
    }

    public static object?[]? PutInline(AwsCall call)
    {
        var name = AwsNames.Entity(call.Parameters, "PolicyName", 128);
        var document = AwsNames.Document(call.Parameters, "PolicyDocument");
        var role = call.RoleToChange();
        PolicyDocument.Demand(document);
        var quota = call.Account.Quota("RolePolicySizeQuota");
        var size = role.InlinePolicies.Where(p => p.Name != name).Sum(p => PolicyDocument.Size(p.Document)) + PolicyDocument.Size(document);
        if (size > quota) throw AwsRefusal.Limit($"Maximum policy size of {quota} bytes exceeded for role {role.Name}");
        role.InlinePolicies.RemoveAll(p => p.Name == name);
        role.InlinePolicies.Add(new SandboxInlinePolicy { Name = name, Document = document });
        return null;
    }

    public static object?[]? DeleteInline(AwsCall call)
    {
        var role = call.RoleToChange();
        role.InlinePolicies.Remove(Inline(call, role));
        return null;
    }

    private static SandboxInlinePolicy Inline(AwsCall call, SandboxRole role)
    {
        var name = AwsNames.Entity(call.Parameters, "PolicyName", 128);
        return role.InlinePolicies.FirstOrDefault(p => p.Name == name)
            ?? throw AwsRefusal.NotFound($"The role policy with name {name} cannot be found.");
    }
}
