using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>The operations on users and groups.</summary>
internal static class UserActions
{
    public static object?[] List(AwsCall call)
    {
        var prefix = AwsNames.PathPrefix(call.Parameters);
        var (page, tail) = AwsPaging.Take(call, call.VisibleUsers().Where(u => u.Path.StartsWith(prefix, StringComparison.Ordinal)), u => u.Name);
        return [AwsXml.List("Users", page.Select(u => Fields(call, u))), .. tail];
    }

    /// <summary>Without a UserName, the caller itself.</summary>
    public static object?[] Get(AwsCall call) => [User(call, call.User())];

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
