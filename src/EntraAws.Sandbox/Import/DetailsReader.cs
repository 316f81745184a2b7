using System.Text.Json;
using System.Text.RegularExpressions;

namespace EntraAws.Sandbox;

/// <summary>Reads authorization details into an account. Missing keys and null lists count as empty; ids are taken as they are.</summary>
internal static partial class DetailsReader
{
    private static readonly string[] Lists = ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"];

    public static AwsAccountState Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !Lists.Any(l => root.TryGetProperty(l, out _)))
            throw new SandboxException("The JSON is not the output of 'aws iam get-account-authorization-details': it has none of UserDetailList, GroupDetailList, RoleDetailList and Policies.");
        var owner = Lists.SelectMany(l => root.Items(l)).Select(i => AccountArn().Match(i.Text("Arn") ?? "")).FirstOrDefault(m => m.Success)
            ?? throw new SandboxException("The authorization details name no account: none of their ARNs has a 12-digit account id.");
        var account = new AwsAccountState
        {
            AccountId = owner.Groups["id"].Value, Partition = owner.Groups["partition"].Value, Name = "Account " + owner.Groups["id"].Value,
        };
        account.Policies.AddRange(root.Items("Policies").Where(Named("Arn")).Select(p => Policy(account, p)));
        account.Groups.AddRange(root.Items("GroupDetailList").Where(Named("GroupName")).Select(Group));
        account.Users.AddRange(root.Items("UserDetailList").Where(Named("UserName")).Select(User));
        account.Roles.AddRange(root.Items("RoleDetailList").Where(Named("RoleName")).Select(Role));
        ImportGaps.Fill(account);
        return account;
    }

    private static Func<JsonElement, bool> Named(string key) => item => !string.IsNullOrEmpty(item.Text(key));

    private static SandboxUser User(JsonElement user) => new()
    {
        Name = user.Text("UserName")!, Path = user.Text("Path") ?? "/", UserId = user.Text("UserId") ?? "", CreateDate = user.Time("CreateDate"),
        Groups = user.Strings("GroupList"), AttachedPolicies = Attached(user), InlinePolicies = Inline(user, "UserPolicyList"),
        PermissionsBoundary = Boundary(user), Tags = Tags(user),
    };

    private static SandboxGroup Group(JsonElement group) => new()
    {
        Name = group.Text("GroupName")!, Path = group.Text("Path") ?? "/", GroupId = group.Text("GroupId") ?? "", CreateDate = group.Time("CreateDate"),
        AttachedPolicies = Attached(group), InlinePolicies = Inline(group, "GroupPolicyList"),
    };

    private static SandboxRole Role(JsonElement role)
    {
        var used = role.Child("RoleLastUsed");
        return new SandboxRole
        {
            Name = role.Text("RoleName")!, Path = role.Text("Path") ?? "/", RoleId = role.Text("RoleId") ?? "", CreateDate = role.Time("CreateDate"),
            VisibleAt = role.Time("CreateDate"), TrustPolicy = role.Document("AssumeRolePolicyDocument"), AttachedPolicies = Attached(role),
            InlinePolicies = Inline(role, "RolePolicyList"), PermissionsBoundary = Boundary(role), Tags = Tags(role),
            LastUsed = used.Text("LastUsedDate") is null ? null : used.Time("LastUsedDate"), LastUsedRegion = used.Text("Region"),
            InstanceProfiles = role.Items("InstanceProfileList").Select(p => new SandboxInstanceProfile
            {
                Name = p.Text("InstanceProfileName") ?? "", Path = p.Text("Path") ?? "/", InstanceProfileId = p.Text("InstanceProfileId") ?? "",
                CreateDate = p.Time("CreateDate"),
            }).ToList(),
        };
    }

    private static SandboxPolicy Policy(AwsAccountState account, JsonElement policy)
    {
        var arn = policy.Text("Arn")!;
        var versions = policy.Items("PolicyVersionList").Select(v => new SandboxPolicyVersion
        {
            VersionId = v.Text("VersionId") ?? "v1", Document = v.Document("Document"), CreateDate = v.Time("CreateDate"),
        }).ToList();
        return new SandboxPolicy
        {
            Name = policy.Text("PolicyName") ?? arn[(arn.LastIndexOf('/') + 1)..], Arn = arn, Path = policy.Text("Path") ?? SandboxPolicy.PathOf(arn),
            PolicyId = policy.Text("PolicyId") ?? SandboxIds.Make("ANPA", account.AccountId + arn), Description = policy.Text("Description"),
            IsAttachable = policy.Child("IsAttachable").ValueKind != JsonValueKind.False, CreateDate = policy.Time("CreateDate"),
            UpdateDate = policy.Time("UpdateDate"), DefaultVersionId = policy.Text("DefaultVersionId") ?? versions.FirstOrDefault()?.VersionId ?? "v1",
            Versions = versions,
            // All that are counted; what the details show is subtracted when they are read to the end.
            UnseenAttachments = policy.Number("AttachmentCount"), UnseenBoundaries = policy.Number("PermissionsBoundaryUsageCount"),
        };
    }

    private static List<string> Attached(JsonElement item) =>
        item.Items("AttachedManagedPolicies").Select(p => p.Text("PolicyArn")).OfType<string>().Distinct(StringComparer.Ordinal).ToList();

    private static List<SandboxInlinePolicy> Inline(JsonElement item, string list) =>
        item.Items(list).Select(p => new SandboxInlinePolicy { Name = p.Text("PolicyName") ?? "", Document = p.Document("PolicyDocument") }).ToList();

    private static string? Boundary(JsonElement item) => item.Child("PermissionsBoundary").Text("PermissionsBoundaryArn");

    private static List<SandboxTag> Tags(JsonElement item) =>
        item.Items("Tags").Select(t => new SandboxTag { Key = t.Text("Key") ?? "", Value = t.Text("Value") ?? "" }).ToList();

    [GeneratedRegex("^arn:(?<partition>aws[a-z-]*):iam::(?<id>[0-9]{12}):")]
    private static partial Regex AccountArn();
}
