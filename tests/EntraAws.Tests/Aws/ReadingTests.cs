using System.Text;
using EntraAws.Engine.Aws;
using static EntraAws.Tests.Aws.FakeAws;

namespace EntraAws.Tests.Aws;

public sealed class ReadingTests
{
    [Theory]
    [InlineData("%7B%22Version%22%3A%222012-10-17%22%7D", "{\"Version\":\"2012-10-17\"}")]
    [InlineData("%7B%22a%22%3A%22x+y%40example.com%22%7D", "{\"a\":\"x+y@example.com\"}")]
    [InlineData("{\"a\":\"100%25\"}", "{\"a\":\"100%25\"}")]
    [InlineData("%7B%0A%20%20%22a%22%3A%20%22%C3%BC%22%0A%7D", "{\n  \"a\": \"ü\"\n}")]
    public void A_document_is_decoded(string wire, string document) => Assert.Equal(document, IamReader.Document(wire));

    [Fact]
    public async Task Authorization_details_are_read_over_all_pages()
    {
        var aws = new FakeAws().On("GetAccountAuthorizationDetails",
            Ok("GetAccountAuthorizationDetails", """
                <Policies><member><Arn>arn:aws:iam::aws:policy/job-function/Billing</Arn><Path>/job-function/</Path><DefaultVersionId>v2</DefaultVersionId>
                <PolicyVersionList><member><Document>%7B%22v%22%3A1%7D</Document><VersionId>v1</VersionId><IsDefaultVersion>false</IsDefaultVersion></member>
                <member><Document>%7B%22v%22%3A2%7D</Document><VersionId>v2</VersionId><IsDefaultVersion>true</IsDefaultVersion></member></PolicyVersionList></member></Policies>
                <UserDetailList><member><UserName>ann</UserName><Arn>arn:aws:iam::111122223333:user/ann</Arn><Path>/</Path><CreateDate>2024-01-02T03:04:05.123456Z</CreateDate>
                <GroupList><member>Ops</member></GroupList><Tags><member><Key>team</Key><Value>a+b</Value></member></Tags>
                <PermissionsBoundary><PermissionsBoundaryType>Policy</PermissionsBoundaryType><PermissionsBoundaryArn>arn:b</PermissionsBoundaryArn></PermissionsBoundary></member></UserDetailList>
                <IsTruncated>true</IsTruncated><Marker>m/1=</Marker>
                """),
            Ok("GetAccountAuthorizationDetails", """
                <RoleDetailList><member><RoleName>R</RoleName><Arn>arn:aws:iam::111122223333:role/R</Arn><AssumeRolePolicyDocument>{"a":1}</AssumeRolePolicyDocument>
                <AttachedManagedPolicies><member><PolicyName>P</PolicyName><PolicyArn>arn:p</PolicyArn></member></AttachedManagedPolicies>
                <RolePolicyList><member><PolicyName>i</PolicyName><PolicyDocument>%7B%7D</PolicyDocument></member></RolePolicyList>
                <RoleLastUsed><LastUsedDate>2026-09-11T13:14:52+00:00</LastUsedDate><Region>eu-west-1</Region></RoleLastUsed></member></RoleDetailList>
                <GroupDetailList><member><GroupName>Ops</GroupName><Arn>arn:aws:iam::111122223333:group/Ops</Arn></member></GroupDetailList><IsTruncated>false</IsTruncated>
                """));
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        var details = await account.GetAuthorizationDetailsAsync(CancellationToken.None);
        var user = Assert.Single(details.Users);
        Assert.Equal(("ann", "arn:b", "a+b", 123456), (user.Name, user.PermissionsBoundary, user.Tags["team"], (int)(user.CreatedAt!.Value.Ticks % TimeSpan.TicksPerSecond / 10)));
        var role = Assert.Single(details.Roles);
        Assert.Equal(("{\"a\":1}", "arn:p", "{}"), (role.TrustPolicy, role.AttachedPolicies[0], role.InlinePolicies[0].Document));
        Assert.Equal(new DateTimeOffset(2026, 9, 11, 13, 14, 52, TimeSpan.Zero), role.LastUsed);
        var policy = Assert.Single(details.Policies);
        Assert.Equal(("Billing", "{\"v\":2}"), (policy.Name, policy.Document));
        Assert.Single(details.Groups);
        Assert.Equal("1000", aws.Calls[1].Form["MaxItems"]);
        Assert.Equal("m/1=", aws.Calls[2].Form["Marker"]);
    }

    [Fact]
    public async Task A_list_that_does_not_say_where_it_goes_on_is_refused()
    {
        var (account, connection) = await FakeConnection.AccountAsync(new FakeAws().On("ListRoles", Ok("ListRoles", "<IsTruncated>true</IsTruncated><Marker>same</Marker>")));
        using var _ = connection;
        Assert.Equal("AwsAnswerInvalid", (await Assert.ThrowsAsync<EntraAwsException>(() => account.ListRolesAsync(CancellationToken.None))).ErrorId);
    }

    [Fact]
    public async Task Fields_leave_as_the_query_protocol_has_them()
    {
        const string role = "<Role><RoleName>Ops</RoleName><Arn>arn:aws:iam::111122223333:role/Ops</Arn></Role>";
        var aws = new FakeAws().On("CreateRole", Ok("CreateRole")).On("GetRole", Ok("GetRole", role)).On("UpdateRole", Ok("UpdateRole"));
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        await account.CreateRoleAsync(new NewIamRole("Ops", "/e/", "{\"a\": \"x+y & ü\"}", null, 7200, new Dictionary<string, string> { ["k 1"] = "v/1" }), CancellationToken.None);
        await account.UpdateRoleAsync("Ops", "", 3600, CancellationToken.None);

        var create = aws.Calls.First(c => c.Action == "CreateRole").Form;
        Assert.Equal("{\"a\": \"x+y & ü\"}", create["AssumeRolePolicyDocument"]);
        Assert.Equal(("k 1", "v/1", "7200", "/e/"), (create["Tags.member.1.Key"], create["Tags.member.1.Value"], create["MaxSessionDuration"], create["Path"]));
        Assert.False(create.ContainsKey("Description"));
        Assert.Equal("", aws.Calls[^1].Form["Description"]);
    }

    [Fact]
    public async Task Policies_are_found_by_name_the_accounts_own_first()
    {
        static string Policy(string arn) => $"<member><PolicyName>{arn.Split('/')[^1]}</PolicyName><Arn>{arn}</Arn></member>";
        var aws = new FakeAws().On("ListPolicies",
            Ok("ListPolicies", $"<Policies>{Policy("arn:aws:iam::111122223333:policy/Billing")}</Policies>"),
            Ok("ListPolicies", $"<Policies>{Policy("arn:aws:iam::aws:policy/job-function/Billing")}{Policy("arn:aws:iam::aws:policy/ReadOnlyAccess")}</Policies>"),
            Ok("ListPolicies", "<Policies/>"));
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        Assert.Equal(["arn:aws:iam::111122223333:policy/Billing", "arn:aws:iam::aws:policy/job-function/Billing"], await account.FindPoliciesAsync("billing", CancellationToken.None));
        Assert.Equal(["arn:aws:iam::aws:policy/ReadOnlyAccess"], await account.FindPoliciesAsync("ReadOnlyAccess", CancellationToken.None));
        Assert.Equal(["Local", "AWS", "Local"], aws.Calls.Skip(1).Select(c => c.Form["Scope"]));
    }

    [Fact]
    public async Task The_credential_report_is_waited_for()
    {
        static string State(string state) => $"<State>{state}</State>";
        var csv = Convert.ToBase64String(Encoding.UTF8.GetBytes("user,arn\nann,arn:ann"));
        var aws = new FakeAws()
            .On("GenerateCredentialReport", Ok("GenerateCredentialReport", State("STARTED")), Ok("GenerateCredentialReport", State("INPROGRESS")), Ok("GenerateCredentialReport", State("COMPLETE")))
            .On("GetCredentialReport", Error(410, "ReportExpired"), Error(404, "ReportInProgress"),
                Ok("GetCredentialReport", $"<Content>{csv}</Content><ReportFormat>text/csv</ReportFormat><GeneratedTime>2026-09-11T13:14:52Z</GeneratedTime>"));
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        var report = await account.GetCredentialReportAsync(CancellationToken.None);
        Assert.Equal("ann", Assert.Single(report.Rows).User);
        Assert.Equal(2026, report.GeneratedAt.Year);
        Assert.Equal(0, connection.Counter.Writes);
        Assert.True(connection.Clock.Waited >= TimeSpan.FromSeconds(4));
    }
}
