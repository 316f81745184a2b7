using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>The operations on users and groups.</summary>
internal static class UserActions
{
    public static object?[] List(AwsCall call)
    {
        var prefix = AwsNames.PathPrefix(call.Parameters);
        var (page, tail) = AwsPaging.Take(call, call.Account.Users.Where(u => u.Path.StartsWith(prefix, StringComparison.Ordinal)), u => u.Name);
        return [AwsXml.List("Users", page.Select(u => Fields(call, u))), .. tail];
    }

    /// <summary>Without a UserName, the caller itself.</summary>
    public static object?[] Get(AwsCall call)
    {
        if (call["UserName"] is null)
        {
            if (!call.Caller.Arn.Contains(":user/", StringComparison.Ordinal))
                throw AwsRefusal.Validation("Must specify userName when calling with non-User credentials");
            var self = call.Account.Users.FirstOrDefault(u => u.UserId == call.Caller.UserId)
                ?? throw AwsRefusal.NotFound($"The user with name {call.Caller.Arn[(call.Caller.Arn.LastIndexOf('/') + 1)..]} cannot be found.");
            return [User(call, self)];
        }

        var name = AwsNames.Entity(call.Parameters, "UserName", 128);
        var user = call.Account.Users.FirstOrDefault(u => AwsCall.Same(u.Name, name))
            ?? throw AwsRefusal.NotFound($"The user with name {name} cannot be found.");
        return [User(call, user)];
    }

    public static object?[] ListGroups(AwsCall call)
    {
        var prefix = AwsNames.PathPrefix(call.Parameters);
        var (page, tail) = AwsPaging.Take(call, call.Account.Groups.Where(g => g.Path.StartsWith(prefix, StringComparison.Ordinal)), g => g.Name);
        return [AwsXml.List("Groups", page.Select(g => EntityXml.Group(call, g))), .. tail];
    }

    private static System.Xml.Linq.XElement User(AwsCall call, SandboxUser user) => E(
        "User", Fields(call, user), EntityXml.Boundary(user.PermissionsBoundary), user.Tags.Count == 0 ? null : AwsXml.Tags(user.Tags));

    private static object?[] Fields(AwsCall call, SandboxUser user) =>
        [.. EntityXml.User(call, user), user.Password?.LastUsed is { } used ? Date("PasswordLastUsed", used) : null];
}
