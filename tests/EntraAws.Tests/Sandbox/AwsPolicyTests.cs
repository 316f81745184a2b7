namespace EntraAws.Tests.Sandbox;

public sealed class AwsPolicyTests
{
    private readonly AwsWire _aws = new();

    [Fact]
    public async Task Policies_can_be_listed_by_scope_and_use()
    {
        Assert.Equal(4, (await _aws.Iam("ListPolicies", ("Scope", "Local"))).Good().All("Arn").Count);
        Assert.Equal(2, (await _aws.Iam("ListPolicies", ("Scope", "Local"), ("OnlyAttached", "true"), ("PolicyUsageFilter", "PermissionsPolicy"))).Good().All("Arn").Count);
        Assert.Equal(24, (await _aws.Iam("ListPolicies", ("Scope", "AWS"))).Good().All("Arn").Count);
        Assert.Equal(8, (await _aws.Iam("ListPolicies", ("PathPrefix", "/job-function/"))).Good().All("Arn").Count);
        (await _aws.Iam("ListPolicies", ("Scope", "Mine"))).Refused(400, "ValidationError", "enum value set");
    }

    [Fact]
    public async Task A_policy_has_description_count_and_versions()
    {
        var policy = (await _aws.Iam("GetPolicy", ("PolicyArn", "arn:aws:iam::111122223333:policy/ContosoDeploy"))).Good();
        Assert.Equal(("Deploys the shop", "2", "v2"), (policy["Description"], policy["AttachmentCount"], policy["DefaultVersionId"]));
        var old = (await _aws.Iam("GetPolicyVersion", ("PolicyArn", policy["Arn"]!), ("VersionId", "v1"))).Good();
        Assert.Equal("false", old["IsDefaultVersion"]);
        Assert.Contains("ecs:UpdateService", Uri.UnescapeDataString(old["Document"]!), StringComparison.Ordinal);
        (await _aws.Iam("GetPolicyVersion", ("PolicyArn", policy["Arn"]!), ("VersionId", "v9"))).Refused(404, "NoSuchEntity");
        (await _aws.Iam("GetPolicyVersion", ("PolicyArn", policy["Arn"]!), ("VersionId", "9"))).Refused(400, "ValidationError");
        (await _aws.Iam("GetPolicy", ("PolicyArn", "arn:aws:iam::111122223333:policy/Ghost"))).Refused(404, "NoSuchEntity");
    }

    [Fact]
    public async Task A_policy_in_use_is_not_deleted()
    {
        const string own = "arn:aws:iam::111122223333:policy/";
        (await _aws.Iam("DeletePolicy", ("PolicyArn", own + "ContosoBackup"))).Refused(409, "DeleteConflict", "attached");
        (await _aws.Iam("DeletePolicy", ("PolicyArn", own + "ContosoBoundary"))).Refused(409, "DeleteConflict");
        (await _aws.Iam("DeletePolicy", ("PolicyArn", "arn:aws:iam::aws:policy/IAMFullAccess"))).Refused(403, "AccessDenied");
        (await _aws.Iam("DeletePolicy", ("PolicyArn", own + "ContosoOldReporting"))).Good();
        (await _aws.Iam("GetPolicy", ("PolicyArn", own + "ContosoOldReporting"))).Refused(404, "NoSuchEntity");
    }

    [Fact]
    public async Task Users_are_found_by_name_or_as_the_caller()
    {
        Assert.Equal("ada.lane", (await _aws.Iam("GetUser")).Good()["UserName"]);
        Assert.Equal("svc-backup", (await _aws.Iam("GetUser", ("UserName", "SVC-Backup"))).Good()["UserName"]);
        (await _aws.Iam("GetUser", ("UserName", "nobody"))).Refused(404, "NoSuchEntity", "The user with name nobody cannot be found.");
    }
}
