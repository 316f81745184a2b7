using EntraAws.Contracts;
using System.Xml.Linq;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>Turns IAM's elements into records.</summary>
internal static class IamReader
{
    public static IamUser User(XElement e) => new()
    {
        Name = Required(e, "UserName"),
        Arn = Required(e, "Arn"),
        Path = e.Text("Path") ?? "/",
        CreatedAt = e.Time("CreateDate"),
        Groups = [.. Values(e, "GroupList")],
        AttachedPolicies = Attached(e, "AttachedManagedPolicies"),
        InlinePolicies = Inline(e, "UserPolicyList"),
        PermissionsBoundary = Boundary(e),
        Tags = Tags(e),
    };

    public static IamGroup Group(XElement e) => new()
    {
        Name = Required(e, "GroupName"),
        Arn = Required(e, "Arn"),
        Path = e.Text("Path") ?? "/",
        CreatedAt = e.Time("CreateDate"),
        AttachedPolicies = Attached(e, "AttachedManagedPolicies"),
        InlinePolicies = Inline(e, "GroupPolicyList"),
    };

    /// <summary>A role as any of the calls shows it: what a call leaves out stays empty.</summary>
    public static IamRole Role(XElement e) => new()
    {
        Name = Required(e, "RoleName"),
        Arn = Required(e, "Arn"),
        Path = e.Text("Path") ?? "/",
        TrustPolicy = Document(e.Text("AssumeRolePolicyDocument")) ?? "",
        Description = RoleLimits(e).Description,
        MaxSessionDuration = RoleLimits(e).MaxSessionDuration,
        CreatedAt = e.Time("CreateDate"),
        LastUsed = e.Child("RoleLastUsed")?.Time("LastUsedDate"),
        AttachedPolicies = Attached(e, "AttachedManagedPolicies"),
        InlinePolicies = Inline(e, "RolePolicyList"),
        PermissionsBoundary = Boundary(e),
        Tags = Tags(e),
    };

    public static IamRoleLimits RoleLimits(XElement e) => new(e.Text("Description") is { Length: > 0 } description ? description : null, e.Number("MaxSessionDuration"));

    /// <summary>A managed policy; emulators leave its name to be taken from the ARN.</summary>
    public static IamPolicy Policy(XElement e)
    {
        var arn = Required(e, "Arn");
        var versions = e.Members("PolicyVersionList").ToList();
        var current = versions.Find(v => v.Flag("IsDefaultVersion")) ?? versions.Find(v => v.Text("VersionId") == e.Text("DefaultVersionId"));
        return new IamPolicy
        {
            Name = e.Text("PolicyName") is { Length: > 0 } name ? name : NameOf(arn),
            Arn = arn,
            Path = e.Text("Path") ?? "/",
            CreatedAt = e.Time("CreateDate"),
            UpdatedAt = e.Time("UpdateDate"),
            Document = Document(current?.Text("Document")),
        };
    }

    /// <summary>Zero days and zero passwords stand for no limit, as IAM's absent elements do.</summary>
    public static AwsPasswordPolicy PasswordPolicy(XElement e) => new()
    {
        MinimumLength = e.Number("MinimumPasswordLength") ?? 0,
        RequireUppercase = e.Flag("RequireUppercaseCharacters"),
        RequireLowercase = e.Flag("RequireLowercaseCharacters"),
        RequireNumbers = e.Flag("RequireNumbers"),
        RequireSymbols = e.Flag("RequireSymbols"),
        AllowUsersToChange = e.Flag("AllowUsersToChangePassword"),
        MaxAge = e.Number("MaxPasswordAge") is > 0 and var days ? days : null,
        ReusePrevention = e.Number("PasswordReusePrevention") is > 0 and var count ? count : null,
        HardExpiry = e.Flag("HardExpiry"),
    };

    public static IReadOnlyDictionary<string, string> Tags(XElement e)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in e.Members("Tags"))
            if (tag.Text("Key") is { } key) tags[key] = tag.Text("Value") ?? "";
        return tags;
    }

    public static IReadOnlyList<string> Attached(XElement e, string list) =>
        [.. e.Members(list).Select(p => p.Text("PolicyArn")).OfType<string>()];

    /// <summary>
    /// A policy document: RFC 3986 percent-encoded from AWS, plain JSON from some emulators. A plus is a plus, so it is no
    /// form decoding.
    /// </summary>
    public static string? Document(string? text) =>
        text is null ? null : text.TrimStart().StartsWith('{') ? text : Uri.UnescapeDataString(text);

    /// <exception cref="EntraAwsException">The answer has no such element.</exception>
    public static string Required(XElement e, string name) =>
        e.Text(name) is { Length: > 0 } value ? value : throw Faults.AwsAnswerInvalid("iam", $"<{e.Name.LocalName}> has no <{name}>.");

    private static string NameOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private static IEnumerable<string> Values(XElement e, string list) => e.Members(list).Select(m => m.Value);

    private static string? Boundary(XElement e) => e.Child("PermissionsBoundary")?.Text("PermissionsBoundaryArn");

    private static IReadOnlyList<AwsInlinePolicy> Inline(XElement e, string list) =>
        [.. e.Members(list).Select(p => new AwsInlinePolicy { PolicyName = Required(p, "PolicyName"), Document = Document(p.Text("PolicyDocument")) ?? "" })];
}
