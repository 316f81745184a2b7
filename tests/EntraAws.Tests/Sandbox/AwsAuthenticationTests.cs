using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

public sealed class AwsAuthenticationTests
{
    private const string Role = "arn:aws:iam::444455556666:role/OrganizationAccountAccessRole";
    private readonly AwsWire _aws = new();

    public static TheoryData<string?, int, string> BadHeaders => new()
    {
        { null, 403, "MissingAuthenticationToken" },
        { "Basic abc", 403, "IncompleteSignature" },
        { "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=" + new string('a', 64), 403, "IncompleteSignature" },
        { "AWS4-HMAC-SHA256 Credential=AKIASANDBOX111122223333/20261121/us-east-1/iam/aws4_request, Signature=" + new string('a', 64), 403, "IncompleteSignature" },
        { "AWS4-HMAC-SHA256 Credential=AKIASANDBOX111122223333/20261121/us-east-1/iam/aws4_request, SignedHeaders=host", 403, "IncompleteSignature" },
        { "AWS4-HMAC-SHA256 Credential=AKIASANDBOX111122223333/iam, SignedHeaders=host, Signature=" + new string('a', 64), 403, "IncompleteSignature" },
        { "AWS4-HMAC-SHA256 Credential=AKIASANDBOX111122223333/20261121/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=" + new string('a', 64), 403, "SignatureDoesNotMatch" },
        { "AWS4-HMAC-SHA256 Credential=AKIASANDBOX111122223333/20261121/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=zz", 403, "SignatureDoesNotMatch" },
        { AwsWire.Authorization("AKIASANDBOX000000000000", "iam"), 403, "InvalidClientTokenId" },
        { AwsWire.Authorization("AKIAIOSFODNN7EXAMPLE", "iam"), 403, "InvalidClientTokenId" },
        { AwsWire.Authorization("ASIAIOSFODNN7EXAMPLE", "iam"), 403, "InvalidClientTokenId" },
    };

    [Theory]
    [MemberData(nameof(BadHeaders))]
    public async Task Refuses_a_request_it_cannot_attribute(string? header, int status, string code) =>
        (await _aws.Send("https://iam.amazonaws.com/", header, "2010-05-08", "ListRoles")).Refused(status, code);

    [Fact]
    public async Task An_assumed_role_acts_in_its_own_account_until_it_expires()
    {
        await Assume(900);
        var identity = (await _aws.Sts("GetCallerIdentity")).Good();
        Assert.Equal((AwsWire.Member, $"arn:aws:sts::{AwsWire.Member}:assumed-role/OrganizationAccountAccessRole/me"), (identity["Account"], identity["Arn"]));
        Assert.Contains("rosa.diaz", (await _aws.Iam("ListUsers")).Good().All("UserName"));
        _aws.Later(899);
        (await _aws.Iam("ListUsers")).Good();
        _aws.Later(1);
        (await _aws.Iam("ListUsers")).Refused(403, "ExpiredToken", "expired");
    }

    [Fact]
    public async Task A_session_needs_its_own_token()
    {
        await Assume(900);
        _aws.Token = null;
        (await _aws.Iam("ListUsers")).Refused(403, "InvalidClientTokenId");
        _aws.Token = _aws.Key + ".bm9uc2Vuc2U=";
        (await _aws.Iam("ListUsers")).Refused(403, "InvalidClientTokenId");
    }

    [Theory]
    [InlineData("arn:aws:iam::999988887777:role/OrganizationAccountAccessRole")]
    [InlineData("arn:aws:iam::444455556666:role/NoSuchRole")]
    [InlineData("arn:aws:iam::444455556666:role/TestRunner")]
    [InlineData("arn:aws:iam::111122223333:role/PartnerAudit")]
    public async Task A_role_that_does_not_trust_the_caller_is_refused_like_one_that_is_missing(string role) =>
        (await _aws.Sts("AssumeRole", ("RoleArn", role), ("RoleSessionName", "me"))).Refused(
            403, "AccessDenied", $"User: arn:aws:iam::111122223333:user/ada.lane is not authorized to perform: sts:AssumeRole on resource: {role}");

    [Theory]
    [InlineData("m", "900")]
    [InlineData("has blank", "900")]
    [InlineData("me", "899")]
    [InlineData("me", "43201")]
    [InlineData("me", "7200")]
    public async Task Bad_session_names_and_durations_are_refused(string name, string seconds) =>
        (await _aws.Sts("AssumeRole", ("RoleArn", Role), ("RoleSessionName", name), ("DurationSeconds", seconds))).Refused(400, "ValidationError");

    [Fact]
    public async Task A_users_own_key_works_while_it_is_active()
    {
        var keys = _aws.Cloud.Store.Read(s => s.Accounts[AwsWire.Home].Users.Single(u => u.Name == "svc-deploy").AccessKeys.ToDictionary(k => k.Active, k => k.AccessKeyId));
        _aws.Key = keys[true];
        Assert.Equal("arn:aws:iam::111122223333:user/service/svc-deploy", (await _aws.Sts("GetCallerIdentity")).Good()["Arn"]);
        _aws.Key = keys[false];
        (await _aws.Sts("GetCallerIdentity")).Refused(403, "InvalidClientTokenId");
    }

    private async Task Assume(int seconds)
    {
        var answer = (await _aws.Sts("AssumeRole", ("RoleArn", Role), ("RoleSessionName", "me"), ("DurationSeconds", $"{seconds}"))).Good();
        Assert.StartsWith("ASIA", answer["AccessKeyId"], StringComparison.Ordinal);
        (_aws.Key, _aws.Token) = (answer["AccessKeyId"]!, answer["SessionToken"]);
    }
}
