using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

public sealed class AwsRoleTests
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private readonly AwsWire _aws = new();

    [Fact]
    public async Task A_role_comes_back_as_it_was_made()
    {
        (await _aws.Iam(
            "CreateRole", ("RoleName", "Entra-Admin"), ("Path", "/entra/"), ("Description", "For ünïcode"), ("MaxSessionDuration", "14400"),
            ("AssumeRolePolicyDocument", AwsWire.Trust()), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "a b+c"))).Good();
        (await _aws.Iam("AttachRolePolicy", ("RoleName", "Entra-Admin"), ("PolicyArn", ReadOnly))).Good();
        (await _aws.Iam("AttachRolePolicy", ("RoleName", "Entra-Admin"), ("PolicyArn", ReadOnly))).Good();
        _aws.Later(10);
        var role = (await _aws.Iam("GetRole", ("RoleName", "entra-admin"))).Good();
        Assert.Equal(("Entra-Admin", "/entra/", "For ünïcode", "14400"), (role["RoleName"], role["Path"], role["Description"], role["MaxSessionDuration"]));
        Assert.Equal(("arn:aws:iam::111122223333:role/entra/Entra-Admin", "a b+c"), (role["Arn"], role["Value"]));
        Assert.Equal(ReadOnly, Assert.Single((await _aws.Iam("ListAttachedRolePolicies", ("RoleName", "Entra-Admin"))).All("PolicyArn")));
        var listed = (await _aws.Iam("ListRoles", ("PathPrefix", "/entra/"))).Good();
        Assert.Equal(("For ünïcode", null, null), (listed["Description"], listed["Tags"], listed["RoleLastUsed"]));
    }

    [Theory]
    [InlineData("RoleName", "has blank", "It must contain only alphanumeric characters")]
    [InlineData("RoleName", "naïve", "It must contain only alphanumeric characters")]
    [InlineData("RoleName", "", "length greater than or equal to 1")]
    [InlineData("Path", "no-slash", "path is invalid")]
    [InlineData("Path", "/a b/", "path is invalid")]
    [InlineData("Description", "em\u2014dash", "regular expression pattern")]
    [InlineData("Description", "\u65e5\u672c", "regular expression pattern")]
    [InlineData("MaxSessionDuration", "3599", "greater than or equal to 3600")]
    [InlineData("MaxSessionDuration", "43201", "less than or equal to 43200")]
    [InlineData("Tags.member.1.Key", "bad*key", "regular expression pattern")]
    public async Task Bad_parameters_are_refused(string name, string value, string message) =>
        (await Create((name, value))).Refused(400, "ValidationError", message);

    [Fact]
    public async Task Lengths_are_held_to_the_character()
    {
        (await Create(("RoleName", new string('r', 65)))).Refused(400, "ValidationError", "length less than or equal to 64");
        (await Create(("RoleName", new string('r', 64)))).Good();
        (await Create(("Description", new string('d', 1001)))).Refused(400, "ValidationError", "less than or equal to 1000");
        (await Create(("Path", "/" + new string('p', 511) + "/"))).Refused(400, "ValidationError", "less than or equal to 512");
        (await Create(("Tags.member.1.Key", new string('k', 129)), ("Tags.member.1.Value", ""))).Refused(400, "ValidationError", "less than or equal to 128");
        (await Create(("Tags.member.1.Key", "k"), ("Tags.member.1.Value", new string('v', 257)))).Refused(400, "ValidationError", "less than or equal to 256");
        (await _aws.Iam("CreateRole", ("AssumeRolePolicyDocument", AwsWire.Trust()))).Refused(400, "ValidationError", "Value null at 'roleName'");
    }

    [Fact]
    public async Task Tags_have_rules_of_their_own()
    {
        (await Create(("Tags.member.1.Key", "Team"), ("Tags.member.2.Key", "team"))).Refused(400, "InvalidInput", "Duplicate tag keys");
        (await Create(("Tags.member.1.Key", "aws:owner"))).Refused(400, "InvalidInput", "aws:");
        (await Create([.. Enumerable.Range(1, 51).Select(i => ($"Tags.member.{i}.Key", $"k{i}"))])).Refused(400, "ValidationError", "less than or equal to 50");
        await _aws.NewRole();
        (await _aws.Iam("TagRole", [("RoleName", "Fresh"), .. Enumerable.Range(1, 50).Select(i => ($"Tags.member.{i}.Key", $"k{i}"))])).Good();
        (await _aws.Iam("TagRole", ("RoleName", "Fresh"), ("Tags.member.1.Key", "one-more"))).Refused(409, "LimitExceeded");
        (await _aws.Iam("TagRole", ("RoleName", "Fresh"), ("Tags.member.1.Key", "K7"), ("Tags.member.1.Value", "new"))).Good();
        (await _aws.Iam("UntagRole", ("RoleName", "Fresh"), ("TagKeys.member.1", "k1"))).Good();
        var tags = (await _aws.Iam("ListRoleTags", ("RoleName", "Fresh"))).Good();
        Assert.Equal(49, tags.All("Key").Count);
        Assert.Contains("K7", tags.All("Key"));
        Assert.Contains("new", tags.All("Value"));
    }

    [Fact]
    public async Task Names_are_unique_whatever_the_case()
    {
        await _aws.NewRole("Same");
        (await Create(("RoleName", "SAME"))).Refused(409, "EntityAlreadyExists", "Role with name SAME already exists.");
    }

    [Theory]
    [InlineData("{", "invalid Json")]
    [InlineData("[]", "Syntax errors")]
    [InlineData("{\"Version\":\"2012-10-17\"}", "Missing required field Statement")]
    [InlineData("{\"Version\":\"2012-10-17\",\"Statement\":[]}", "Missing required field Statement")]
    [InlineData("{\"Version\":\"2013\",\"Statement\":[{}]}", "valid version string")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\"}}", "Missing required field Principal")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"}}}", "Missing required field Action")]
    [InlineData("{\"Statement\":{\"Effect\":\"May\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\"}}", "Invalid effect")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"s3:Get*\"}}", "STS AssumeRole actions")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}}", "prohibited field Resource")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Who\":\"*\"},\"Action\":\"sts:AssumeRole\"}}", "Invalid principal")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"12345\"},\"Action\":\"sts:AssumeRole\"}}", "Invalid principal")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:user/ghost\"},\"Action\":\"sts:AssumeRole\"}}", "Invalid principal in policy: \"AWS\":")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2\"},\"Action\":\"sts:AssumeRole\"}}", "Invalid principal")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\"arn:aws:iam::111122223333:saml-provider/Ghost\"},\"Action\":\"sts:AssumeRoleWithSAML\"}}", "Invalid principal in policy: \"FEDERATED\":\"arn:aws:iam::111122223333:saml-provider/Ghost\"")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\"arn:aws:iam::444455556666:saml-provider/OldADFS\"},\"Action\":\"sts:AssumeRoleWithSAML\"}}", "Invalid principal in policy: \"FEDERATED\":")]
    public async Task Trust_policies_that_iam_would_not_take_are_refused(string trust, string message)
    {
        (await Create(("AssumeRolePolicyDocument", trust))).Refused(400, "MalformedPolicyDocument", message);
        (await _aws.Iam("UpdateAssumeRolePolicy", ("RoleName", "EmergencyAdmin"), ("PolicyDocument", trust))).Refused(400, "MalformedPolicyDocument", message);
    }

    [Fact]
    public async Task White_space_does_not_count_towards_the_trust_quota()
    {
        var trust = AwsWire.Trust();
        var long2048 = trust.Replace("SAML:aud", "SAML:aud" + new string('x', 2048 - trust.Length), StringComparison.Ordinal);
        (await Create(("RoleName", "Fits"), ("AssumeRolePolicyDocument", long2048.Replace("{", "{   ", StringComparison.Ordinal)))).Good();
        (await Create(("RoleName", "TooLong"), ("AssumeRolePolicyDocument", long2048.Replace("xx", "xxx", StringComparison.Ordinal)))).Refused(409, "LimitExceeded", "ACLSizePerRole: 2048");
    }

    [Fact]
    public async Task Quotas_of_the_account_hold()
    {
        await _aws.NewRole();
        _aws.Cloud.Store.Update(s => s.Accounts[AwsWire.Home].Quotas["AttachedPoliciesPerRoleQuota"] = 1);
        (await Attach("Fresh", ReadOnly)).Good();
        (await Attach("Fresh", "arn:aws:iam::aws:policy/IAMFullAccess")).Refused(409, "LimitExceeded", "PoliciesPerRole: 1");
        _aws.Cloud.Store.Update(s => s.Accounts[AwsWire.Home].Quotas["RolesQuota"] = s.Accounts[AwsWire.Home].Roles.Count);
        (await Create(("RoleName", "Another"))).Refused(409, "LimitExceeded", "RolesPerAccount");
    }

    [Fact]
    public async Task Only_policies_that_exist_and_may_be_attached_are()
    {
        await _aws.NewRole();
        (await Attach("Fresh", "arn:aws:iam::aws:policy/NoSuchThing")).Refused(404, "NoSuchEntity", "does not exist or is not attachable");
        (await Attach("Fresh", "arn:aws:iam::444455556666:policy/TestDataAccess")).Refused(404, "NoSuchEntity");
        (await Attach("Fresh", "not an arn but long enough")).Refused(400, "InvalidInput");
        (await Attach("Fresh", "arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy")).Refused(400, "PolicyNotAttachable");
        (await Attach("Fresh", "arn:aws:iam::111122223333:policy/ContosoDeploy")).Good();
        (await _aws.Iam("DetachRolePolicy", ("RoleName", "Fresh"), ("PolicyArn", ReadOnly))).Refused(404, "NoSuchEntity");
    }

    [Theory]
    [InlineData("AWSServiceRoleForSupport")]
    [InlineData("AWSReservedSSO_ReadOnly_0123456789abcdef")]
    public async Task What_only_aws_may_change_stays(string role)
    {
        (await _aws.Iam("UpdateRole", ("RoleName", role), ("Description", "x"))).Refused(400, "UnmodifiableEntity", role);
        (await _aws.Iam("UpdateAssumeRolePolicy", ("RoleName", role), ("PolicyDocument", AwsWire.Trust()))).Refused(400, "UnmodifiableEntity");
        (await Attach(role, ReadOnly)).Refused(400, "UnmodifiableEntity");
        (await _aws.Iam("TagRole", ("RoleName", role), ("Tags.member.1.Key", "k"))).Refused(400, "UnmodifiableEntity");
        (await _aws.Iam("DeleteRole", ("RoleName", role))).Refused(400, "UnmodifiableEntity");
    }

    [Fact]
    public async Task A_role_is_deleted_only_when_empty()
    {
        await _aws.NewRole();
        (await Attach("Fresh", ReadOnly)).Good();
        (await _aws.Iam("DeleteRole", ("RoleName", "Fresh"))).Refused(409, "DeleteConflict", "detach all policies");
        (await _aws.Iam("DetachRolePolicy", ("RoleName", "Fresh"), ("PolicyArn", ReadOnly))).Good();
        (await _aws.Iam("PutRolePolicy", ("RoleName", "Fresh"), ("PolicyName", "p"), ("PolicyDocument", SampleDocuments.Allow(["s3:*"])))).Good();
        Assert.Equal("p", (await _aws.Iam("ListRolePolicies", ("RoleName", "Fresh"))).Good()["member"]);
        (await _aws.Iam("DeleteRole", ("RoleName", "Fresh"))).Refused(409, "DeleteConflict", "delete policies first");
        (await _aws.Iam("DeleteRolePolicy", ("RoleName", "Fresh"), ("PolicyName", "p"))).Good();
        (await _aws.Iam("DeleteRole", ("RoleName", "Fresh"))).Good();
        (await _aws.Iam("GetRole", ("RoleName", "Fresh"))).Refused(404, "NoSuchEntity");
        (await _aws.Iam("DeleteRole", ("RoleName", "ShopWebServer"))).Refused(409, "DeleteConflict", "instance profile");
    }

    [Fact]
    public async Task Updates_change_what_they_name()
    {
        await _aws.NewRole();
        (await _aws.Iam("UpdateRole", ("RoleName", "Fresh"), ("Description", "new"), ("MaxSessionDuration", "7200"))).Good();
        (await _aws.Iam("UpdateRole", ("RoleName", "Fresh"), ("MaxSessionDuration", "9000"))).Good();
        var role = (await _aws.Iam("GetRole", ("RoleName", "Fresh"))).Good();
        Assert.Equal(("new", "9000"), (role["Description"], role["MaxSessionDuration"]));
        (await _aws.Iam("UpdateRole", ("RoleName", "Fresh"), ("MaxSessionDuration", "99"))).Refused(400, "ValidationError");
    }

    [Theory]
    [InlineData("{", "Syntax errors")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\"}]}", "must contain resources")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}", "should not specify a principal")]
    public async Task Inline_policies_are_read(string document, string message) =>
        (await _aws.Iam("PutRolePolicy", ("RoleName", "EmergencyAdmin"), ("PolicyName", "p"), ("PolicyDocument", document))).Refused(400, "MalformedPolicyDocument", message);

    [Fact]
    public async Task Inline_policies_have_a_common_size()
    {
        Task<AwsAnswer> Put(string name, int size) => _aws.Iam(
            "PutRolePolicy", ("RoleName", "EmergencyAdmin"), ("PolicyName", name), ("PolicyDocument", SampleDocuments.Allow(["s3:" + new string('x', size)])));
        (await Put("a", 6000)).Good();
        (await Put("b", 6000)).Refused(409, "LimitExceeded", "10240");
        (await Put("a", 9000)).Good();
    }

    private Task<AwsAnswer> Attach(string role, string arn) => _aws.Iam("AttachRolePolicy", ("RoleName", role), ("PolicyArn", arn));

    /// <summary>CreateRole with good parameters, but for the given ones.</summary>
    private Task<AwsAnswer> Create(params (string Name, string Value)[] changed)
    {
        (string Name, string Value)[] good = [("RoleName", "New"), ("AssumeRolePolicyDocument", AwsWire.Trust())];
        return _aws.Iam("CreateRole", [.. good.Where(g => changed.All(c => c.Name != g.Name)), .. changed]);
    }
}
