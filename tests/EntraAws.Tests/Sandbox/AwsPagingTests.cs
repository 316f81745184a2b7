namespace EntraAws.Tests.Sandbox;

public sealed class AwsPagingTests
{
    private readonly AwsWire _aws = new();

    [Theory]
    [InlineData("ListUsers", "UserName", 19)]
    [InlineData("ListRoles", "RoleName", 9)]
    [InlineData("ListGroups", "GroupName", 6)]
    [InlineData("ListPolicies", "PolicyName", 28)]
    public async Task Lists_come_in_pages_that_add_up(string action, string name, int count)
    {
        var whole = (await _aws.Iam(action)).Good();
        Assert.Equal(("false", null), (whole["IsTruncated"], whole["Marker"]));
        Assert.Equal(count, whole.All(name).Count);
        Assert.Equal(whole.All(name), await Pages(action, name, 4));
    }

    [Fact]
    public async Task Authorization_details_share_one_budget_over_users_roles_groups_and_policies()
    {
        var whole = (await _aws.Iam("GetAccountAuthorizationDetails", ("MaxItems", "1000"))).Good();
        Assert.Equal("false", whole["IsTruncated"]);
        string[] sections = ["Policies", "UserDetailList", "RoleDetailList", "GroupDetailList"];
        Assert.Equal(sections, whole.Root.Elements().First().Elements().Select(e => e.Name.LocalName).Where(sections.Contains));

        var seen = new List<string>();
        string? marker = null;
        do
        {
            var page = (await _aws.Iam("GetAccountAuthorizationDetails", [("MaxItems", "3"), .. Marker(marker)])).Good();
            var ids = Ids(page);
            Assert.InRange(ids.Count, 1, 3);
            seen.AddRange(ids);
            marker = page["Marker"];
            Assert.Equal(marker is not null ? "true" : "false", page["IsTruncated"]);
        }
        while (marker is not null);
        Assert.Equal(Ids(whole).Order(), seen.Order());
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.StartsWith("AIDA", seen[0], StringComparison.Ordinal);
        Assert.StartsWith("ANPA", seen[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_marker_belongs_to_its_filter()
    {
        var first = (await _aws.Iam("GetAccountAuthorizationDetails", ("MaxItems", "2"), ("Filter.member.1", "User"), ("Filter.member.2", "Role"))).Good();
        var marker = first["Marker"]!;
        Assert.InRange(marker.Length, 1, 320);
        (await _aws.Iam("GetAccountAuthorizationDetails", ("Marker", marker))).Refused(400, "ValidationError", "Marker and Filter do not match");
        (await _aws.Iam("GetAccountAuthorizationDetails", ("Marker", marker), ("Filter.member.1", "Role"), ("Filter.member.2", "User"), ("MaxItems", "5"))).Good();
        (await _aws.Iam("ListUsers", ("Marker", marker))).Refused(400, "ValidationError", "Invalid Marker");
        (await _aws.Iam("ListUsers", ("Marker", "!!"))).Refused(400, "ValidationError", "Invalid Marker");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    public async Task Page_sizes_have_bounds(string size)
    {
        (await _aws.Iam("GetAccountAuthorizationDetails", ("MaxItems", size))).Refused(400, "ValidationError", "'maxItems'");
        (await _aws.Iam("ListUsers", ("MaxItems", size))).Refused(400, "ValidationError", "'maxItems'");
    }

    [Fact]
    public async Task Filters_are_case_sensitive_and_hold()
    {
        (await _aws.Iam("GetAccountAuthorizationDetails", ("Filter.member.1", "user"))).Refused(400, "ValidationError", "enum value set");
        var groups = (await _aws.Iam("GetAccountAuthorizationDetails", ("Filter.member.1", "Group"))).Good();
        Assert.Equal((6, 0, 0), (groups.All("GroupId").Count, groups.All("UserId").Count, groups.All("PolicyId").Count));
    }

    [Fact]
    public async Task Aws_policies_are_in_the_details_only_when_in_use_and_roles_lack_what_they_lack()
    {
        var details = (await _aws.Iam("GetAccountAuthorizationDetails", ("MaxItems", "1000"))).Good();
        var arns = details.All("Arn");
        Assert.Contains("arn:aws:iam::aws:policy/PowerUserAccess", arns);
        Assert.DoesNotContain("arn:aws:iam::aws:policy/IAMFullAccess", arns);
        Assert.Contains("arn:aws:iam::111122223333:policy/ContosoOldReporting", arns);
        Assert.Null(details["Description"]);
        Assert.Null(details["MaxSessionDuration"]);
        Assert.Contains("arn:aws:iam::111122223333:policy/ContosoBoundary", details.All("PermissionsBoundaryArn"));
    }

    private static (string Name, string Value)[] Marker(string? marker) => marker is null ? [] : [("Marker", marker)];

    private static List<string> Ids(AwsAnswer answer) => new[] { "UserId", "RoleId", "GroupId", "PolicyId" }
        .SelectMany(n => answer.Root.Descendants().Where(e => e.Name.LocalName == n && e.Parent!.Parent!.Parent!.Name.LocalName.EndsWith("Result", StringComparison.Ordinal)).Select(e => e.Value)).ToList();

    private async Task<List<string>> Pages(string action, string name, int size)
    {
        var all = new List<string>();
        string? marker = null;
        do
        {
            var page = (await _aws.Iam(action, [("MaxItems", $"{size}"), .. Marker(marker)])).Good();
            Assert.InRange(page.All(name).Count, 1, size);
            all.AddRange(page.All(name));
            marker = page["Marker"];
        }
        while (marker is not null);
        return all;
    }
}
