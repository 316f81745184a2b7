using EntraAws.Engine.Aws;
using static EntraAws.Tests.Aws.FakeAws;

namespace EntraAws.Tests.Aws;

public sealed class CredentialReadingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Credentials_outside_the_report_are_read()
    {
        var aws = new FakeAws()
            .On("ListVirtualMFADevices", Ok("ListVirtualMFADevices", """
                <VirtualMFADevices><member><SerialNumber>arn:aws:iam::1:mfa/ann</SerialNumber><User><UserName>ann</UserName></User><EnableDate>2024-01-02T03:04:05Z</EnableDate></member>
                <member><SerialNumber>arn:aws:iam::1:mfa/root</SerialNumber><User><Arn>arn:aws:iam::1:root</Arn></User></member></VirtualMFADevices><IsTruncated>false</IsTruncated>
                """))
            .On("ListServiceSpecificCredentials",
                Ok("ListServiceSpecificCredentials", "<ServiceSpecificCredentials><member><UserName>ann</UserName><ServiceName>codecommit.amazonaws.com</ServiceName><Status>Active</Status><ServiceSpecificCredentialId>ACCA1</ServiceSpecificCredentialId></member></ServiceSpecificCredentials><IsTruncated>true</IsTruncated><Marker>m</Marker>"),
                Ok("ListServiceSpecificCredentials", "<ServiceSpecificCredentials><member><UserName>bob</UserName><ServiceName>bedrock.amazonaws.com</ServiceName><Status>Expired</Status><ExpirationDate>2025-01-01T00:00:00Z</ExpirationDate></member></ServiceSpecificCredentials><IsTruncated>false</IsTruncated>"))
            .On("ListAccessKeys", Ok("ListAccessKeys", "<AccessKeyMetadata><member><AccessKeyId>AKIA1</AccessKeyId><Status>Inactive</Status><CreateDate>2026-02-01T00:00:00Z</CreateDate></member></AccessKeyMetadata>"))
            .On("GetAccessKeyLastUsed", Ok("GetAccessKeyLastUsed", "<AccessKeyLastUsed><ServiceName>N/A</ServiceName><Region>N/A</Region></AccessKeyLastUsed>"),
                Ok("GetAccessKeyLastUsed", "<AccessKeyLastUsed><LastUsedDate>2026-02-20T00:00:00Z</LastUsedDate><ServiceName>s3</ServiceName><Region>eu-west-1</Region></AccessKeyLastUsed>"))
            .On("ListSSHPublicKeys", Ok("ListSSHPublicKeys", "<SSHPublicKeys><member><SSHPublicKeyId>APKA1</SSHPublicKeyId><Status>Active</Status></member></SSHPublicKeys>"));
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        Assert.Equal(["ann", null], (await account.ListVirtualMfaDevicesAsync(CancellationToken.None)).Select(d => d.UserName));
        var services = await account.ListServiceCredentialsAsync(CancellationToken.None);
        Assert.Equal(["ann", "bob"], services.Select(s => s.UserName));
        Assert.Equal(2025, services[1].ExpiresAt!.Value.Year);
        Assert.All(aws.Calls.Where(c => c.Action == "ListServiceSpecificCredentials"), c => Assert.Equal("true", c.Form["AllUsers"]));
        var key = Assert.Single(await account.ListAccessKeysAsync("ann", Now, CancellationToken.None));
        Assert.Equal(("AKIA1", false, 28), (key.AccessKeyId, key.Active, key.Age));
        Assert.Null((await account.GetAccessKeyUseAsync(key, CancellationToken.None)).LastUsedService);
        Assert.Equal("s3", (await account.GetAccessKeyUseAsync(key, CancellationToken.None)).LastUsedService);
        Assert.Equal("APKA1", Assert.Single(await account.ListSshKeysAsync("ann", CancellationToken.None)).KeyId);
    }

    [Theory]
    [InlineData("ValidationError")]
    [InlineData("NotSupportedService")]
    public async Task Where_all_users_can_not_be_listed_at_once_that_is_said(string code)
    {
        var (account, connection) = await FakeConnection.AccountAsync(new FakeAws().On("ListServiceSpecificCredentials", Error(400, code)));
        using var _ = connection;
        Assert.Equal("AwsRequestRefused", (await Assert.ThrowsAsync<EntraAwsException>(() => account.ListServiceCredentialsAsync(CancellationToken.None))).ErrorId);
    }

    [Fact]
    public async Task Summary_and_password_policy_are_read()
    {
        var aws = new FakeAws()
            .On("GetAccountSummary", Ok("GetAccountSummary", "<SummaryMap><entry><key>Users</key><value>7</value></entry><entry><key>AttachedPoliciesPerRoleQuota</key><value>20</value></entry></SummaryMap>"))
            .On("GetAccountPasswordPolicy", Error(404, "NoSuchEntity"), Ok("GetAccountPasswordPolicy", "<PasswordPolicy><MinimumPasswordLength>14</MinimumPasswordLength><RequireSymbols>true</RequireSymbols><MaxPasswordAge>0</MaxPasswordAge></PasswordPolicy>"));
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        Assert.Equal(7, (await account.GetAccountSummaryAsync(CancellationToken.None))["Users"]);
        Assert.Equal(20, await account.GetPoliciesPerRoleQuotaAsync(CancellationToken.None));
        Assert.Null(await account.GetPasswordPolicyAsync(CancellationToken.None));
        Assert.Equal(new AwsPasswordPolicy { MinimumLength = 14, RequireSymbols = true }, await account.GetPasswordPolicyAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Last_accessed_data_is_waited_for_and_read_over_its_pages()
    {
        const string service = "<member><ServiceNamespace>s3</ServiceNamespace><LastAuthenticated>2026-01-02T03:04:05Z</LastAuthenticated><LastAuthenticatedRegion>eu-west-1</LastAuthenticatedRegion></member>";
        var aws = new FakeAws()
            .On("GenerateServiceLastAccessedDetails", Ok("GenerateServiceLastAccessedDetails", "<JobId>j</JobId>"))
            .On("GetServiceLastAccessedDetails",
                Ok("GetServiceLastAccessedDetails", "<JobStatus>IN_PROGRESS</JobStatus>"),
                Ok("GetServiceLastAccessedDetails", $"<JobStatus>COMPLETED</JobStatus><ServicesLastAccessed>{service}</ServicesLastAccessed><IsTruncated>true</IsTruncated><Marker>m</Marker>"),
                Ok("GetServiceLastAccessedDetails", "<JobStatus>COMPLETED</JobStatus><ServicesLastAccessed><member><ServiceNamespace>ec2</ServiceNamespace></member></ServicesLastAccessed><IsTruncated>false</IsTruncated>"),
                Ok("GetServiceLastAccessedDetails", "<JobStatus>FAILED</JobStatus><Error><Code>Denied</Code><Message>By an SCP</Message></Error>"));
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        var services = await account.GetLastAccessedAsync("arn:aws:iam::1:user/ann", CancellationToken.None);
        Assert.Equal(["s3", "ec2"], services.Select(s => s.ServiceNamespace));
        Assert.Equal(("eu-west-1", null), (services[0].Region, services[1].LastAccessed));
        Assert.Equal("m", aws.Calls[^1].Form["Marker"]);
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => account.GetLastAccessedAsync("arn:aws:iam::1:user/ann", CancellationToken.None));
        Assert.Contains("By an SCP", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user,arn,cert_1_active,cert_2_active\nann,a,true,false", 1)]
    [InlineData("user,arn,cert_1_active,cert_2_active\nann,a,TRUE,true", 2)]
    [InlineData("user,arn,cert_1_active,cert_2_active\nann,a,false,false", 0)]
    [InlineData("user,arn\nann,a", null)]
    public void Active_certificates_are_counted(string csv, int? active) => Assert.Equal(active, Assert.Single(CredentialReportCsv.Read(csv)).ActiveCertificates);

    [Fact]
    public async Task The_sandbox_has_them_all()
    {
        using var sandbox = OrganizationSandbox.Sample();
        using var cloud = await OrganizationSandbox.ConnectAsync(sandbox);
        var account = await cloud.GetAccountAsync(null, CancellationToken.None);

        var devices = await account.ListVirtualMfaDevicesAsync(CancellationToken.None);
        Assert.Contains(devices, d => d.UserName == "ada.lane");
        Assert.Equal(2, devices.Count(d => d.UserName is null));
        Assert.Equal("svc-deploy", Assert.Single(await account.ListServiceCredentialsAsync(CancellationToken.None)).UserName);
        Assert.Single(await account.ListSshKeysAsync("ben.ortiz", CancellationToken.None));
        var key = Assert.Single(await account.ListAccessKeysAsync("ben.ortiz", OrganizationSandbox.Start, CancellationToken.None));
        Assert.Equal((1200, "ec2"), (key.Age, (await account.GetAccessKeyUseAsync(key, CancellationToken.None)).LastUsedService));
        Assert.Equal(10, (await account.GetPasswordPolicyAsync(CancellationToken.None))!.MinimumLength);
        var access = await account.GetLastAccessedAsync($"arn:aws:iam::{OrganizationSandbox.Home}:user/ben.ortiz", CancellationToken.None);
        Assert.Equal((4, 1), (access.Count, access.Count(a => a.LastAccessed is null)));
        var report = await account.GetCredentialReportAsync(CancellationToken.None);
        Assert.Equal(1, report.Rows.Single(r => r.User == "jonas.weber").ActiveCertificates);
    }
}
