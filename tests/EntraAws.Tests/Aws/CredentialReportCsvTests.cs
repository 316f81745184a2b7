using EntraAws.Engine.Aws;

namespace EntraAws.Tests.Aws;

public sealed class CredentialReportCsvTests
{
    private const string Header = "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
        + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
        + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
        + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

    private const string Root = "<root_account>,arn:aws:iam::111122223333:root,2020-01-01T00:00:00Z,not_supported,no_information,not_supported,not_supported,TRUE,"
        + "false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A";

    private const string Ann = "ann,arn:aws:iam::111122223333:user/ann,2020-01-01T00:00:00Z,true,2026-09-11T13:14:52Z,2026-01-01T00:00:00+00:00,N/A,false,"
        + "false,2025-05-05T05:05:05Z,N/A,N/A,N/A,true,2026-02-02T02:02:02Z,2026-03-03T03:03:00Z,eu-west-1,s3,false,N/A,false,N/A";

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "\r\n")]
    [InlineData("\n", "\n\n")]
    public void Line_ends_do_not_matter(string end, string last)
    {
        var rows = CredentialReportCsv.Read(string.Join(end, Header, Root, Ann) + last);
        Assert.Equal(2, rows.Count);
        Assert.True(rows[0].IsRoot);
        Assert.Equal((null, null, null, true), (rows[0].PasswordEnabled, rows[0].PasswordLastUsed, rows[0].PasswordLastChanged, rows[0].MfaActive));
        Assert.Empty(rows[0].Keys);
        Assert.Equal((true, false), (rows[1].PasswordEnabled, rows[1].MfaActive));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), rows[1].PasswordLastChanged);
    }

    [Fact]
    public void An_inactive_key_is_a_key_and_an_absent_one_is_none()
    {
        var keys = CredentialReportCsv.Read($"{Header}\n{Ann}")[0].Keys;
        Assert.Equal(2, keys.Count);
        Assert.Equal((false, null, null), (keys[0].Active, keys[0].LastUsed, keys[0].LastUsedRegion));
        Assert.Equal((true, "eu-west-1", "s3"), (keys[1].Active, keys[1].LastUsedRegion, keys[1].LastUsedService));
    }

    [Fact]
    public void Columns_are_found_by_name()
    {
        var rows = CredentialReportCsv.Read("arn,additional_credentials_info,mfa_active,user\n\"arn:1\",\"a, \"\"b\"\"\nc\",True,ann");
        Assert.Equal(("ann", "arn:1", true), (rows[0].User, rows[0].Arn, rows[0].MfaActive));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("user,name\nann,x")]
    public void What_is_no_report_is_refused(string text) => Assert.Throws<FormatException>(() => CredentialReportCsv.Read(text));
}
