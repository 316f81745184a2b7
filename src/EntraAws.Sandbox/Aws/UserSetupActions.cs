using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>The operations that make and change a user.</summary>
internal static class UserSetupActions
{
    public static object?[] Create(AwsCall call)
    {
        var name = AwsNames.Entity(call.Parameters, "UserName", 64);
        var path = AwsNames.Path(call.Parameters);
        var tags = TagRules.Read(call);
        var boundary = call["PermissionsBoundary"] is null ? null : AwsNames.Arn(call.Parameters, "PermissionsBoundary");
        if (call.Account.Users.Exists(u => AwsCall.Same(u.Name, name))) throw AwsRefusal.Exists($"User with name {name} already exists.");
        if (boundary is not null && ManagedPolicies.Find(call.Account, boundary) is null)
            throw AwsRefusal.NotFound($"Policy {boundary} does not exist or is not attachable.");
        var quota = call.Account.Quota("UsersQuota");
        if (call.Account.Users.Count >= quota) throw AwsRefusal.Limit($"Cannot exceed quota for UsersPerAccount: {quota}");
        var user = new SandboxUser
        {
            Name = name, Path = path, Tags = tags, PermissionsBoundary = boundary, CreateDate = call.Now, VisibleAt = call.VisibleAt("user/" + name),
            UserId = SandboxIds.Make("AIDA", $"{call.Account.AccountId}/{name}/{call.Now.Ticks}"),
        };
        call.Account.Users.Add(user);
        return [E("User", EntityXml.User(call, user), EntityXml.Boundary(boundary), tags.Count == 0 ? null : AwsXml.Tags(tags))];
    }

    public static object?[]? Tag(AwsCall call)
    {
        TagRules.Add(call, call.UserToChange().Tags);
        return null;
    }

    public static object?[]? PutInline(AwsCall call)
    {
        var name = AwsNames.Entity(call.Parameters, "PolicyName", 128);
        var document = AwsNames.Document(call.Parameters, "PolicyDocument");
        var user = call.UserToChange();
        PolicyDocument.Demand(document);
        var quota = call.Account.Quota("UserPolicySizeQuota");
        var size = user.InlinePolicies.Where(p => p.Name != name).Sum(p => PolicyDocument.Size(p.Document)) + PolicyDocument.Size(document);
        if (size > quota) throw AwsRefusal.Limit($"Maximum policy size of {quota} bytes exceeded for user {user.Name}");
        user.InlinePolicies.RemoveAll(p => p.Name == name);
        user.InlinePolicies.Add(new SandboxInlinePolicy { Name = name, Document = document });
        return null;
    }

    public static object?[]? DeleteInline(AwsCall call)
    {
        var name = AwsNames.Entity(call.Parameters, "PolicyName", 128);
        if (call.UserToChange().InlinePolicies.RemoveAll(p => p.Name == name) == 0)
            throw AwsRefusal.NotFound($"The user policy with name {name} cannot be found.");
        return null;
    }
}
