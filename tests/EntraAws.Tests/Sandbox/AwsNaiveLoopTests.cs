namespace EntraAws.Tests.Sandbox;

/// <summary>The calls that a loop over all users and groups makes.</summary>
public sealed class AwsNaiveLoopTests : IDisposable
{
    private readonly AwsWire _wire = new();

    public void Dispose() => _wire.Dispose();

    [Fact]
    public async Task A_users_credentials_are_told_one_call_each()
    {
        (await _wire.Iam("GetLoginProfile", ("UserName", "svc-deploy"))).Refused(404, "NoSuchEntity");
        Assert.NotNull((await _wire.Iam("GetLoginProfile", ("UserName", "ADA.lane"))).Good()["CreateDate"]);
        var keys = (await _wire.Iam("ListAccessKeys", ("UserName", "svc-deploy"))).Good();
        Assert.Equal(["Active", "Inactive"], keys.All("Status").Order());
        Assert.Equal("ecs", (await _wire.Iam("GetAccessKeyLastUsed", ("AccessKeyId", keys["AccessKeyId"]!))).Good()["ServiceName"]);
        var unused = (await _wire.Iam("ListAccessKeys", ("UserName", "david.kim"))).Good()["AccessKeyId"]!;
        var use = (await _wire.Iam("GetAccessKeyLastUsed", ("AccessKeyId", unused))).Good();
        Assert.Equal(("N/A", null), (use["ServiceName"], use["LastUsedDate"]));
        Assert.Single((await _wire.Iam("ListMFADevices", ("UserName", "ada.lane"))).Good().All("SerialNumber"));
        Assert.Single((await _wire.Iam("ListSSHPublicKeys", ("UserName", "ben.ortiz"))).Good().All("SSHPublicKeyId"));
        Assert.Single((await _wire.Iam("ListSigningCertificates", ("UserName", "jonas.weber"))).Good().All("CertificateId"));
        Assert.Single((await _wire.Iam("ListServiceSpecificCredentials", ("UserName", "svc-deploy"))).Good().All("ServiceSpecificCredentialId"));
        // Without a name it is the caller.
        Assert.Single((await _wire.Iam("ListAccessKeys")).Good().All("AccessKeyId"));
        (await _wire.Iam("ListAccessKeys", ("UserName", "nobody"))).Refused(404, "NoSuchEntity", "nobody");
    }

    [Fact]
    public async Task Groups_and_policies_of_users_and_groups_are_listed()
    {
        Assert.Equal(["Administrators", "Developers"], (await _wire.Iam("ListGroupsForUser", ("UserName", "ben.ortiz"))).Good().All("GroupName"));
        Assert.Equal("AmazonEC2FullAccess", (await _wire.Iam("ListAttachedUserPolicies", ("UserName", "jonas.weber"))).Good()["PolicyName"]);
        Assert.Equal(["temporary-2019"], (await _wire.Iam("ListUserPolicies", ("UserName", "jonas.weber"))).Good().Root.Descendants().Where(e => e.Name.LocalName == "member").Select(e => e.Value));
        Assert.NotNull((await _wire.Iam("GetUserPolicy", ("UserName", "jonas.weber"), ("PolicyName", "temporary-2019"))).Good()["PolicyDocument"]);
        Assert.Equal(2, (await _wire.Iam("ListAttachedGroupPolicies", ("GroupName", "Developers"))).Good().All("PolicyArn").Count);
        Assert.NotNull((await _wire.Iam("GetGroupPolicy", ("GroupName", "Developers"), ("PolicyName", "DenyBilling"))).Good()["PolicyDocument"]);
        var group = (await _wire.Iam("GetGroup", ("GroupName", "Administrators"), ("MaxItems", "2"))).Good();
        Assert.Equal((2, "true"), (group.All("UserName").Count, group["IsTruncated"]));
        (await _wire.Iam("GetGroup", ("GroupName", "None"))).Refused(404, "NoSuchEntity");
    }

    [Fact]
    public async Task Virtual_devices_are_assigned_or_not_and_the_roots_has_no_name()
    {
        var all = (await _wire.Iam("ListVirtualMFADevices")).Good();
        var unassigned = (await _wire.Iam("ListVirtualMFADevices", ("AssignmentStatus", "Unassigned"))).Good();
        Assert.Equal("arn:aws:iam::111122223333:mfa/never-activated", Assert.Single(unassigned.All("SerialNumber")));
        Assert.Equal(all.All("SerialNumber").Count - 2, all.All("UserName").Count);
        (await _wire.Iam("ListVirtualMFADevices", ("AssignmentStatus", "x"))).Refused(400, "ValidationError");
    }

    [Fact]
    public async Task Last_accessed_data_takes_a_while_and_is_for_who_asked()
    {
        var job = (await _wire.Iam("GenerateServiceLastAccessedDetails", ("Arn", "arn:aws:iam::111122223333:user/ben.ortiz"))).Good()["JobId"]!;
        Assert.Equal(36, job.Length);
        Assert.Equal("IN_PROGRESS", (await _wire.Iam("GetServiceLastAccessedDetails", ("JobId", job))).Good()["JobStatus"]);
        _wire.Later(10);
        var done = (await _wire.Iam("GetServiceLastAccessedDetails", ("JobId", job))).Good();
        Assert.Equal(("COMPLETED", 4, 3), (done["JobStatus"], done.All("ServiceNamespace").Count, done.All("LastAuthenticated").Count));
        _wire.Key = EntraAws.Sandbox.SandboxCredentials.For(AwsWire.Member).AccessKeyId;
        (await _wire.Iam("GetServiceLastAccessedDetails", ("JobId", job))).Refused(404, "NoSuchEntity");
        (await _wire.Iam("GenerateServiceLastAccessedDetails", ("Arn", "arn:aws:iam::444455556666:user/nobody"))).Refused(404, "NoSuchEntity");
    }
}
