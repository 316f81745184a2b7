using System.Text;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

public sealed class AwsImportTests
{
    private const string Details = """
        {
          "UserDetailList": [
            { "Path": "/", "UserName": "ada", "UserId": "odd", "Arn": "arn:aws:iam::123456789012:user/ada", "CreateDate": "2019-12-18 19:10:08+00:00",
              "GroupList": null, "AttachedManagedPolicies": [{ "PolicyName": "Gone", "PolicyArn": "arn:aws:iam::aws:policy/service-role/Gone" }],
              "UserPolicyList": [{ "PolicyName": "inline", "PolicyDocument": { "Version": "2012-10-17", "Statement": [] } }] },
            { "UserName": "ben", "Arn": "arn:aws:iam::123456789012:user/ben", "CreateDate": "2020-01-02T03:04:05Z" } ],
          "GroupDetailList": null,
          "RoleDetailList": [
            { "RoleName": "Fed", "Arn": "arn:aws:iam::123456789012:role/Fed", "CreateDate": "2020-01-02T03:04:05+00:00",
              "AssumeRolePolicyDocument": "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22Federated%22%3A%22arn%3Aaws%3Aiam%3A%3A123456789012%3Asaml-provider%2FOkta%22%7D%2C%22Action%22%3A%22sts%3AAssumeRoleWithSAML%22%7D%5D%7D",
              "RoleLastUsed": {} } ],
          "Policies": [ { "PolicyName": "Own", "Arn": "arn:aws:iam::123456789012:policy/Own", "PermissionsBoundaryUsageCount": null,
            "DefaultVersionId": "v9", "PolicyVersionList": [{ "VersionId": "v9", "Document": {"Version":"2012-10-17","Statement":[]}, "IsDefaultVersion": true }] } ]
        }
        """;

    private const string Report =
        "mfa_active,user,arn,password_enabled,password_last_used,password_last_changed,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_service,extra\n"
        + "true,<root_account>,arn:aws:iam::123456789012:root,not_supported,2026-01-01T00:00:00+00:00,not_supported,false,N/A,N/A,x\r\n"
        + "TRUE,ada,arn:aws:iam::123456789012:user/ada,TRUE,no_information,2020-02-03T04:05:06Z,false,2021-01-01T00:00:00Z,\"s3\",x\n"
        + "false,ben,arn:aws:iam::123456789012:user/ben,false,N/A,N/A,false,N/A,N/A,x\n"
        + "false,gone,arn:aws:iam::123456789012:user/gone,false,N/A,N/A,false,N/A,N/A,x";

    [Fact]
    public async Task A_real_account_is_answered_like_one()
    {
        using var aws = new AwsWire(Import(Details));
        Assert.Equal("arn:aws:iam::123456789012:user/sandbox-operator", (await aws.Sts("GetCallerIdentity")).Good()["Arn"]);
        var details = (await aws.Iam("GetAccountAuthorizationDetails")).Good();
        Assert.Equal(["ada", "ben"], details.All("UserName"));
        Assert.Equal("odd", details["UserId"]);
        Assert.Contains("2019-12-18T19:10:08Z", details.All("CreateDate"));
        Assert.Contains("v9", details.All("DefaultVersionId"));
        Assert.Contains("arn:aws:iam::123456789012:saml-provider/Okta", (await aws.Iam("ListSAMLProviders")).Good().All("Arn"));
        Assert.Contains("saml-provider/Okta", Uri.UnescapeDataString((await aws.Iam("GetRole", ("RoleName", "Fed"))).Good()["AssumeRolePolicyDocument"]!), StringComparison.Ordinal);
        (await aws.Iam("AttachRolePolicy", ("RoleName", "Fed"), ("PolicyArn", "arn:aws:iam::aws:policy/service-role/Gone"))).Good();
        Assert.Equal("/service-role/", (await aws.Iam("GetPolicy", ("PolicyArn", "arn:aws:iam::aws:policy/service-role/Gone"))).Good()["Path"]);
    }

    [Fact]
    public async Task Attachments_that_were_counted_but_not_shown_still_count()
    {
        var json = Details.Replace("\"PermissionsBoundaryUsageCount\": null", "\"AttachmentCount\": 3", StringComparison.Ordinal)
            .Replace("\"Policies\": [", "\"Policies\": [ { \"PolicyName\": \"Gone\", \"Arn\": \"arn:aws:iam::aws:policy/service-role/Gone\", \"AttachmentCount\": 1 },", StringComparison.Ordinal);
        using var aws = new AwsWire(Import(json));
        Assert.Equal("3", (await aws.Iam("GetPolicy", ("PolicyArn", "arn:aws:iam::123456789012:policy/Own"))).Good()["AttachmentCount"]);
        Assert.Equal("1", (await aws.Iam("GetPolicy", ("PolicyArn", "arn:aws:iam::aws:policy/service-role/Gone"))).Good()["AttachmentCount"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_credential_report_is_read_by_its_header(bool asCliJson)
    {
        var text = asCliJson ? $$"""{"Content":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(Report))}}","ReportFormat":"text/csv"}""" : Report;
        var account = Import(Details, text).Accounts["123456789012"];
        var ada = account.Users[0];
        Assert.Equal(new DateTimeOffset(2020, 2, 3, 4, 5, 6, TimeSpan.Zero), ada.Password!.LastChanged);
        Assert.Null(ada.Password.LastUsed);
        Assert.Single(ada.MfaDevices);
        var key = Assert.Single(ada.AccessKeys);
        Assert.Equal((false, "s3", 2021), (key.Active, key.LastUsedService, key.CreateDate.Year));
        Assert.Equal((null, 0, 0), (account.Users[1].Password, account.Users[1].AccessKeys.Count, account.Users[1].MfaDevices.Count));
        Assert.True(account.Root.MfaActive);
        Assert.Equal(2026, account.Root.Password!.LastUsed!.Value.Year);
    }

    [Theory]
    [InlineData("", "are empty")]
    [InlineData("  \n", "are empty")]
    [InlineData("{ \"UserDetailList\": [", "not valid JSON")]
    [InlineData("[]", "is not the output of")]
    [InlineData("{\"Users\":[]}", "is not the output of")]
    [InlineData("{\"UserDetailList\":[]}", "name no account")]
    [InlineData("{\"Policies\":[{\"Arn\":\"arn:aws:iam::aws:policy/ReadOnlyAccess\"}]}", "name no account")]
    public void Files_that_are_none_are_refused_in_one_sentence(string json, string part) =>
        Assert.Contains(part, Assert.Throws<SandboxException>(() => Import(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a,b\n1,2", "no columns 'user' and 'arn'")]
    [InlineData("{\"Content\":\"!\"}", "can't be read")]
    [InlineData("user,arn\nada,arn:aws:iam::999999999999:user/ada", "of another account")]
    public void Reports_that_are_none_are_refused(string report, string part) =>
        Assert.Contains(part, Assert.Throws<SandboxException>(() => Import(Details, report)).Message, StringComparison.Ordinal);

    [Fact]
    public void Other_encodings_and_partitions_are_read()
    {
        var china = Details.Replace("arn:aws:iam::1", "arn:aws-cn:iam::1", StringComparison.Ordinal);
        var bytes = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(china)).ToArray();
        var state = AccountImport.FromAuthorizationDetails(new MemoryStream(bytes), null, AwsWire.Start);
        Assert.Equal("aws-cn", state.Accounts[state.HomeAccountId].Partition);
    }

    private static SandboxState Import(string json, string? report = null) => AccountImport.FromAuthorizationDetails(
        new MemoryStream(Encoding.UTF8.GetBytes(json)), report is null ? null : new MemoryStream(Encoding.UTF8.GetBytes(report)), AwsWire.Start);
}
