using System.Xml.Linq;
using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>Elements that several answers share.</summary>
internal static class EntityXml
{
    public static XElement? Boundary(string? arn) => arn is null
        ? null
        : E("PermissionsBoundary", E("PermissionsBoundaryType", "Policy"), E("PermissionsBoundaryArn", arn));

    /// <summary>Empty for a role that nobody used in the trailing 400 days.</summary>
    public static XElement LastUsed(SandboxRole role) => E(
        "RoleLastUsed",
        role.LastUsed is { } time ? Date("LastUsedDate", time) : null,
        role.LastUsed is null ? null : Optional("Region", role.LastUsedRegion));

    public static XElement Attached(string name, IEnumerable<string> arns) => List(name, arns.Select(Attached));

    /// <summary>A managed policy's name is the end of its ARN: no need to look for the policy among thousands.</summary>
    public static object?[] Attached(string arn) => [E("PolicyName", arn[(arn.LastIndexOf('/') + 1)..]), E("PolicyArn", arn)];

    public static XElement Inline(string name, IEnumerable<SandboxInlinePolicy> policies) =>
        List(name, policies.Select(p => new object?[] { E("PolicyName", p.Name), Document("PolicyDocument", p.Document) }));

    public static object?[] Group(AwsCall call, SandboxGroup group) =>
    [
        E("Path", group.Path), E("GroupName", group.Name), E("GroupId", group.GroupId),
        E("Arn", call.Account.Arn($"group{group.Path}{group.Name}")), Date("CreateDate", group.CreateDate),
    ];

    public static object?[] User(AwsCall call, SandboxUser user) =>
    [
        E("Path", user.Path), E("UserName", user.Name), E("UserId", user.UserId),
        E("Arn", call.Account.Arn($"user{user.Path}{user.Name}")), Date("CreateDate", user.CreateDate),
    ];
}
