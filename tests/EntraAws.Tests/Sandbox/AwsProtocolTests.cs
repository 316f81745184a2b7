using System.Net;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

public sealed class AwsProtocolTests
{
    private readonly AwsWire _aws = new();

    [Theory]
    [InlineData("https://iam.amazonaws.com/", "iam")]
    [InlineData("https://iam.us-gov.amazonaws.com/", "iam")]
    [InlineData("https://iam.cn-north-1.amazonaws.com.cn/", "iam")]
    [InlineData("http://localhost:4566/", "iam")]
    public async Task Serves_iam_under_any_host(string url, string service)
    {
        var answer = await _aws.Send(url, AwsWire.Authorization(_aws.Key, service), "2010-05-08", "ListAccountAliases");
        Assert.Equal("{https://iam.amazonaws.com/doc/2010-05-08/}ListAccountAliasesResponse", answer.Good().Root.Name.ToString());
        Assert.Equal("contoso-production", Assert.Single(answer.All("member")));
        Assert.True(Guid.TryParse(answer["RequestId"], out _));
    }

    [Theory]
    [InlineData("https://sts.amazonaws.com/")]
    [InlineData("https://sts.eu-central-1.amazonaws.com/")]
    [InlineData("http://127.0.0.1:9/")]
    public async Task Serves_sts_under_any_host(string url)
    {
        var answer = await _aws.Send(url, AwsWire.Authorization(_aws.Key, "sts"), "2011-06-15", "GetCallerIdentity");
        Assert.Equal("{https://sts.amazonaws.com/doc/2011-06-15/}GetCallerIdentityResponse", answer.Good().Root.Name.ToString());
        Assert.Equal(("111122223333", "arn:aws:iam::111122223333:user/ada.lane"), (answer["Account"], answer["Arn"]));
    }

    [Fact]
    public async Task Errors_carry_namespace_type_and_request_id()
    {
        var answer = await _aws.Iam("GetRole", ("RoleName", "nobody"));
        answer.Refused(404, "NoSuchEntity", "The role with name nobody cannot be found.");
        Assert.Equal("{https://iam.amazonaws.com/doc/2010-05-08/}ErrorResponse", answer.Root.Name.ToString());
        Assert.Equal("Sender", answer["Type"]);
        Assert.True(Guid.TryParse(answer["RequestId"], out _));
    }

    [Fact]
    public async Task Unknown_action_and_version_are_refused()
    {
        (await _aws.Iam("MakeCoffee")).Refused(400, "InvalidAction", "MakeCoffee");
        (await _aws.Sts("ListRoles")).Refused(400, "InvalidAction");
        (await _aws.Send("https://iam.amazonaws.com/", AwsWire.Authorization(_aws.Key, "iam"), "2011-01-01", "ListRoles")).Refused(400, "InvalidAction", "2011-01-01");
        (await _aws.Send("https://iam.amazonaws.com/", AwsWire.Authorization(_aws.Key, "iam"), "2010-05-08", "")).Refused(400, "MissingAction");
    }

    [Fact]
    public async Task Documents_are_percent_encoded_and_a_plus_stays_a_plus()
    {
        var trust = AwsWire.Trust().Replace("SAML:aud", "SAML:sub", StringComparison.Ordinal).Replace("https://signin.aws.amazon.com/saml", "ada+x y@contoso.com", StringComparison.Ordinal);
        (await _aws.Iam("CreateRole", ("RoleName", "Plus"), ("AssumeRolePolicyDocument", trust))).Good();
        _aws.Later(10);
        var document = (await _aws.Iam("GetRole", ("RoleName", "Plus"))).Good()["AssumeRolePolicyDocument"]!;
        Assert.StartsWith("%7B%22Version%22%3A", document, StringComparison.Ordinal);
        Assert.DoesNotContain("+", document, StringComparison.Ordinal);
        Assert.Equal(trust, Uri.UnescapeDataString(document));
    }

    [Fact]
    public async Task A_denied_action_says_who_may_not_do_what()
    {
        _aws.Cloud.Store.Update(s => { s.Accounts[AwsWire.Home].DeniedActions.Add("iam:CreateRole"); return 0; });
        (await _aws.Iam("CreateRole", ("RoleName", "X"), ("AssumeRolePolicyDocument", AwsWire.Trust()))).Refused(
            403, "AccessDenied", "User: arn:aws:iam::111122223333:user/ada.lane is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/X");
        (await _aws.Iam("ListRoles")).Good();
    }

    [Fact]
    public async Task A_storm_of_calls_is_throttled_and_recovers_with_time()
    {
        AwsAnswer answer;
        var sent = 0;
        do answer = await _aws.Iam("ListAccountAliases");
        while (answer.Status == HttpStatusCode.OK && ++sent < 200);
        answer.Refused(400, "Throttling", "Rate exceeded");
        Assert.Equal(100, sent);
        (await _aws.Sts("GetCallerIdentity")).Good();
        (await _aws.Iam("ListAccountAliases")).Good();
    }

    public static TheoryData<string> NastyValues => new()
    {
        "", " ", "/", "'", "%", "\0\u0001", "\uD800", "\uFFFF", "null", "[]", "{}", "{\"Statement\":[null]}", "{\"Statement\":[{\"Principal\":{\"AWS\":[[]]}}]}",
        "arn:aws:iam::111122223333:role/x", "arn:aws:iam::111122223333:saml-provider/", "arn:aws:iam::aws:policy/", new string('9', 30), new string('[', 2000),
        new string('<', 1500), "<a>" + new string('&', 1200), "Zm9v", "ZGV0YWlsczpVc2VyCg==",
    };

    [Theory]
    [MemberData(nameof(NastyValues))]
    public async Task Nothing_that_is_sent_breaks_it(string value)
    {
        string[] names =
        [
            "RoleName", "UserName", "Name", "Path", "PathPrefix", "Description", "MaxSessionDuration", "DurationSeconds", "AssumeRolePolicyDocument", "PolicyDocument",
            "PolicyArn", "PolicyName", "VersionId", "SAMLProviderArn", "SAMLMetadataDocument", "OpenIDConnectProviderArn", "RoleArn", "RoleSessionName", "Marker", "MaxItems",
            "Filter.member.1", "Tags.member.1.Key", "Tags.member.1.Value", "TagKeys.member.1", "PermissionsBoundary", "AddPrivateKey", "RemovePrivateKey", "Scope",
        ];
        foreach (var action in AwsActions.All())
        {
            (string Name, string Value)[] good =
            [
                ("RoleName", "EmergencyAdmin"), ("PolicyArn", "arn:aws:iam::111122223333:policy/ContosoDeploy"), ("PolicyName", "p"), ("VersionId", "v1"),
                ("SAMLProviderArn", "arn:aws:iam::111122223333:saml-provider/OldADFS"), ("AssumeRolePolicyDocument", AwsWire.Trust()), ("PolicyDocument", AwsWire.Trust()),
                ("RoleArn", "arn:aws:iam::444455556666:role/OrganizationAccountAccessRole"), ("RoleSessionName", "me"),
            ];
            foreach (var name in names)
            {
                _aws.Later(1);
                var answer = await _aws.Call(action.Service, action.Name, [.. good.Where(g => g.Name != name), (name, value)]);
                Assert.True((int)answer.Status is >= 200 and < 500, $"{action.Name} {name}: {answer.Root}");
                Assert.NotEqual("Throttling", answer.Code);
            }
        }
    }

    [Fact]
    public async Task Account_summary_has_the_counts_and_quotas()
    {
        _aws.Cloud.Store.Update(s => s.Accounts[AwsWire.Home].Quotas["RolesQuota"] = 1234);
        var answer = (await _aws.Iam("GetAccountSummary")).Good();
        var map = answer.All("key").Zip(answer.All("value")).ToDictionary(p => p.First, p => p.Second);
        Assert.Equal(("1234", "20", "19", "1", "3"), (map["RolesQuota"], map["AttachedPoliciesPerRoleQuota"], map["Users"], map["AccountAccessKeysPresent"], map["Providers"]));
        foreach (var key in new[] { "GroupsPerUserQuota", "PolicyVersionsInUse", "MFADevicesInUse", "AccountMFAEnabled", "GlobalEndpointTokenVersion", "InstanceProfiles" }) Assert.Contains(key, map.Keys);
    }

    [Fact]
    public async Task Password_policy_is_missing_or_there()
    {
        var answer = (await _aws.Iam("GetAccountPasswordPolicy")).Good();
        Assert.Equal(("10", "180", "true"), (answer["MinimumPasswordLength"], answer["MaxPasswordAge"], answer["ExpirePasswords"]));
        _aws.Key = SandboxCredentials.For(AwsWire.Member).AccessKeyId;
        (await _aws.Iam("GetAccountPasswordPolicy")).Refused(404, "NoSuchEntity");
    }
}
