using System.Text.RegularExpressions;
using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>The operations on managed policies.</summary>
internal static partial class PolicyActions
{
    public static object?[] List(AwsCall call)
    {
        var scope = call["Scope"] ?? "All";
        var usage = call["PolicyUsageFilter"];
        new AwsCheck().OneOf("Scope", scope, "All", "AWS", "Local").OneOf("PolicyUsageFilter", usage, "PermissionsPolicy", "PermissionsBoundary").Done();
        var prefix = AwsNames.PathPrefix(call.Parameters);
        var (attached, boundary) = ManagedPolicies.Use(call.Account, call.Now);
        var all = ManagedPolicies.All(call.Account)
            .Where(p => scope == "All" || SandboxPolicy.IsAwsManaged(p.Arn) == (scope == "AWS"))
            .Where(p => p.Path.StartsWith(prefix, StringComparison.Ordinal))
            .Where(p => !call.Parameters.Flag("OnlyAttached") || attached.ContainsKey(p.Arn) || boundary.ContainsKey(p.Arn))
            .Where(p => usage is null || (usage == "PermissionsPolicy" ? attached : boundary).ContainsKey(p.Arn));
        var (page, tail) = AwsPaging.Take(call, all, Key);
        // Descriptions are in GetPolicy only.
        return [AwsXml.List("Policies", page.Select(p => Fields(p, attached, boundary))), .. tail];
    }

    public static object?[] Get(AwsCall call)
    {
        var policy = Find(call);
        var (attached, boundary) = ManagedPolicies.Use(call.Account, call.Now);
        return [E("Policy", Fields(policy, attached, boundary), Optional("Description", policy.Description), policy.Tags.Count == 0 ? null : AwsXml.Tags(policy.Tags))];
    }

    public static object?[] GetVersion(AwsCall call)
    {
        var id = call["VersionId"];
        new AwsCheck().Required("VersionId", id).Match("VersionId", id, VersionId(), @"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?").Done();
        var policy = Find(call);
        var version = policy.Versions.FirstOrDefault(v => v.VersionId == id)
            ?? throw AwsRefusal.NotFound($"Policy {policy.Arn} version {id} does not exist or is not attachable.");
        return [E("PolicyVersion", Version(policy, version))];
    }

    public static object?[]? Delete(AwsCall call)
    {
        var policy = Find(call);
        if (SandboxPolicy.IsAwsManaged(policy.Arn))
            throw AwsRefusal.AccessDenied($"User: {call.Caller.Arn} is not authorized to perform: iam:DeletePolicy on resource: policy {policy.Arn}");
        var (attached, boundary) = ManagedPolicies.Use(call.Account, call.Now);
        if (attached.ContainsKey(policy.Arn) || boundary.ContainsKey(policy.Arn))
            throw AwsRefusal.DeleteConflict("Cannot delete a policy attached to entities.");
        if (policy.Versions.Count > 1)
            throw AwsRefusal.DeleteConflict("This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.");
        call.Account.Policies.Remove(policy);
        return null;
    }

    /// <summary>Own policies before AWS's of the same name: names are unique within each.</summary>
    public static string Key(SandboxPolicy policy) => policy.Name + (SandboxPolicy.IsAwsManaged(policy.Arn) ? " aws" : "");

    public static object?[] Fields(SandboxPolicy policy, Dictionary<string, int> attached, Dictionary<string, int> boundary) =>
    [
        E("PolicyName", policy.Name), E("PolicyId", policy.PolicyId), E("Arn", policy.Arn), E("Path", policy.Path),
        E("DefaultVersionId", policy.DefaultVersionId), E("AttachmentCount", attached.GetValueOrDefault(policy.Arn)),
        E("PermissionsBoundaryUsageCount", boundary.GetValueOrDefault(policy.Arn)), Flag("IsAttachable", policy.IsAttachable),
        Date("CreateDate", policy.CreateDate), Date("UpdateDate", policy.UpdateDate),
    ];

    public static object?[] Version(SandboxPolicy policy, SandboxPolicyVersion version) =>
    [
        Document("Document", version.Document), E("VersionId", version.VersionId),
        Flag("IsDefaultVersion", version.VersionId == policy.DefaultVersionId), Date("CreateDate", version.CreateDate),
    ];

    private static SandboxPolicy Find(AwsCall call)
    {
        var arn = AwsNames.Arn(call.Parameters, "PolicyArn");
        return ManagedPolicies.Find(call.Account, arn) ?? throw AwsRefusal.NotFound($"Policy {arn} was not found.");
    }

    [GeneratedRegex(@"^v[1-9][0-9]*(\.[A-Za-z0-9-]*)?\z")]
    private static partial Regex VersionId();
}
