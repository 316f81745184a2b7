using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>The operations on roles themselves.</summary>
internal static class RoleActions
{
    /// <summary>ListRoles has Description and MaxSessionDuration; it lacks PermissionsBoundary, RoleLastUsed and Tags.</summary>
    public static object?[] List(AwsCall call)
    {
        var prefix = AwsNames.PathPrefix(call.Parameters);
        var (page, tail) = AwsPaging.Take(call, call.VisibleRoles().Where(r => r.Path.StartsWith(prefix, StringComparison.Ordinal)), r => r.Name);
        return [AwsXml.List("Roles", page.Select(r => Summary(call, r))), .. tail];
    }

    public static object?[] Get(AwsCall call) => [Full(call, call.Role(read: true))];

    public static object?[] Create(AwsCall call)
    {
        var name = AwsNames.Entity(call.Parameters, "RoleName", 64);
        var path = AwsNames.Path(call.Parameters);
        var description = AwsNames.Description(call.Parameters);
        var duration = call.Parameters.Number("MaxSessionDuration", 3600, 3600, 43200);
        var trust = AwsNames.Document(call.Parameters, "AssumeRolePolicyDocument");
        var tags = TagRules.Read(call);
        var boundary = call["PermissionsBoundary"] is null ? null : AwsNames.Arn(call.Parameters, "PermissionsBoundary");
        if (SandboxRole.IsReservedPath(path)) throw AwsRefusal.InvalidInput($"The path {path} is reserved for roles that AWS manages.");
        if (call.Account.Roles.Any(r => AwsCall.Same(r.Name, name))) throw AwsRefusal.Exists($"Role with name {name} already exists.");
        TrustPolicyRules.Demand(call, trust);
        if (boundary is not null && ManagedPolicies.Find(call.Account, boundary) is null)
            throw AwsRefusal.NotFound($"Policy {boundary} does not exist or is not attachable.");
        var quota = call.Account.Quota("RolesQuota");
        if (call.Account.Roles.Count >= quota) throw AwsRefusal.Limit($"Cannot exceed quota for RolesPerAccount: {quota}");

        var role = new SandboxRole
        {
            Name = name, Path = path, Description = description, MaxSessionDuration = duration, TrustPolicy = trust, Tags = tags,
            PermissionsBoundary = boundary, CreateDate = call.Now, VisibleAt = call.VisibleAt("role/" + name),
            RoleId = SandboxIds.Make("AROA", $"{call.Account.AccountId}/{name}/{call.Now.Ticks}"),
        };
        call.Account.Roles.Add(role);
        return [Full(call, role)];
    }

    /// <summary>Changes Description and MaxSessionDuration and nothing else.</summary>
    public static object?[] Update(AwsCall call)
    {
        var role = call.RoleToChange();
        var description = AwsNames.Description(call.Parameters);
        var duration = call.Parameters.Number("MaxSessionDuration", role.MaxSessionDuration, 3600, 43200);
        if (call["Description"] is not null) role.Description = description;
        role.MaxSessionDuration = duration;
        return [];
    }

    public static object?[]? UpdateTrust(AwsCall call)
    {
        var trust = AwsNames.Document(call.Parameters, "PolicyDocument");
        var role = call.RoleToChange();
        TrustPolicyRules.Demand(call, trust);
        role.TrustPolicy = trust;
        return null;
    }

    public static object?[]? Delete(AwsCall call)
    {
        var role = call.RoleToChange();
        if (role.InstanceProfiles.Count > 0) throw AwsRefusal.DeleteConflict("Cannot delete entity, must remove roles from instance profile first.");
        if (role.AttachedPolicies.Count > 0) throw AwsRefusal.DeleteConflict("Cannot delete entity, must detach all policies first.");
        if (role.InlinePolicies.Count > 0) throw AwsRefusal.DeleteConflict("Cannot delete entity, must delete policies first.");
        call.Account.Roles.Remove(role);
        return null;
    }

    public static object?[] ListTags(AwsCall call) => TagRules.List(call, call.Role(read: true).Tags);

    public static object?[]? Tag(AwsCall call)
    {
        TagRules.Add(call, call.RoleToChange().Tags);
        return null;
    }

    public static object?[]? Untag(AwsCall call)
    {
        TagRules.Remove(call, call.RoleToChange().Tags);
        return null;
    }

    private static System.Xml.Linq.XElement Full(AwsCall call, SandboxRole role) => E(
        "Role",
        Summary(call, role),
        EntityXml.Boundary(role.PermissionsBoundary),
        role.Tags.Count == 0 ? null : AwsXml.Tags(role.Tags),
        EntityXml.LastUsed(role));

    private static object?[] Summary(AwsCall call, SandboxRole role) =>
    [
        E("Path", role.Path), E("RoleName", role.Name), E("RoleId", role.RoleId), E("Arn", call.Account.Arn($"role{role.Path}{role.Name}")),
        Date("CreateDate", role.CreateDate), Document("AssumeRolePolicyDocument", role.TrustPolicy),
        Optional("Description", role.Description), E("MaxSessionDuration", role.MaxSessionDuration),
    ];
}
