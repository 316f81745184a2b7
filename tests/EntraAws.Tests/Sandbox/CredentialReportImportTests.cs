using System.Text;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

/// <summary>Real accounts' credential reports, into a sandbox: each field becomes what it means.</summary>
public sealed class CredentialReportImportTests
{
    private const string Details = """
        { "UserDetailList": [
            { "UserName": "ann", "Arn": "arn:aws:iam::111122223333:user/ann", "CreateDate": "2020-01-02T03:04:05Z" },
            { "UserName": "ben", "Arn": "arn:aws:iam::111122223333:user/ben", "CreateDate": "2020-01-02T03:04:05Z" } ] }
        """;

    private static readonly string[] Lines =
    [
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
        + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
        + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
        + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated",
        "<root_account>,arn:aws:iam::111122223333:root,2019-01-01T00:00:00Z,true,2026-01-02T03:04:05Z,2021-01-01T00:00:00Z,not_supported,true,"
        + "true,2022-02-02T02:02:02Z,2023-03-03T03:03:03Z,us-east-1,iam,false,N/A,N/A,N/A,N/A,true,2020-02-02T00:00:00Z,false,N/A",
        "ann,arn:aws:iam::111122223333:user/ann,2020-01-01T00:00:00Z,TRUE,no_information,2026-01-01T00:00:00+00:00,2026-04-01T00:00:00Z,FALSE,"
        + "false,2025-05-05T05:05:05Z,N/A,N/A,N/A,true,2026-02-02T02:02:02Z,2026-03-03T03:03:00Z,not_supported,sts,false,2020-01-01T00:00:00Z,true,2021-01-01T00:00:00Z",
        "ben,arn:aws:iam::111122223333:user/ben,2020-01-01T00:00:00Z,false,not_supported,not_supported,not_supported,true,"
        + "false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A",
    ];

    public static TheoryData<string> Forms()
    {
        var longer = new[] { $"{Lines[0]},additional_credentials_info", $"{Lines[1]},N/A", $"{Lines[2]},\"1 more, \"\"key\"\"\nin all\"", $"{Lines[3]}," };
        return
        [
            string.Join('\n', Lines),
            string.Join("\r\n", Lines) + "\r\n",
            '\uFEFF' + string.Join('\n', Lines) + "\n\n",
            string.Join('\n', longer),
            string.Join('\n', Lines.Select(l => "x," + l)).Replace("x,user", "unknown,user", StringComparison.Ordinal),
            string.Join('\n', Lines.Select(l => string.Join(',', l.Split(',').AsEnumerable().Reverse().Select(f => $"\"{f}\"")))),
            string.Join('\n', Lines[0], Lines[2], Lines[1], Lines[3]),
            Lines[0].ToUpperInvariant() + "\n" + string.Join('\n', Lines[1..]),
            $$"""{"Content":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes('\uFEFF' + string.Join('\n', Lines)))}}"}""",
        ];
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_field_becomes_what_it_means(string report)
    {
        var account = Import(report);

        var (ann, ben, root) = (account.Users[0], account.Users[1], account.Root);
        Assert.Equal((At(2026, 1, 1), null), (ann.Password!.LastChanged, ann.Password.LastUsed));
        Assert.Empty(ann.MfaDevices);
        Assert.Equal([(false, At(2025, 5, 5, 5, 5, 5), null, null, null), (true, At(2026, 2, 2, 2, 2, 2), At(2026, 3, 3, 3, 3), null, "sts")], ann.AccessKeys.Select(Fields));
        Assert.True(string.CompareOrdinal(ann.AccessKeys[0].AccessKeyId, ann.AccessKeys[1].AccessKeyId) < 0);
        Assert.Equal([(false, At(2020, 1, 1)), (true, At(2021, 1, 1))], ann.Certificates.Select(c => (c.Active, c.UploadDate)));
        Assert.Equal((null, 0, 0, 1), (ben.Password, ben.AccessKeys.Count, ben.Certificates.Count, ben.MfaDevices.Count));
        Assert.Equal((At(2021, 1, 1), At(2026, 1, 2, 3, 4, 5), true, At(2019, 1, 1)), (root.Password!.LastChanged, root.Password.LastUsed, root.MfaActive, root.CreateDate));
        Assert.Equal((true, At(2022, 2, 2, 2, 2, 2), At(2023, 3, 3, 3, 3, 3), "us-east-1", "iam"), Fields(Assert.Single(root.AccessKeys)));
        Assert.Equal(At(2020, 2, 2), Assert.Single(root.Certificates).UploadDate);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("not_supported", true)]
    [InlineData("false", false)]
    [InlineData("FALSE", false)]
    [InlineData("N/A", false)]
    [InlineData("no_information", false)]
    [InlineData("", false)]
    public void Roots_password_is_there_when_the_report_says_so_or_is_too_old_to_tell(string enabled, bool there) =>
        Assert.Equal(there, Import($"user,arn,password_enabled\n<root_account>,arn:aws:iam::111122223333:root,{enabled}").Root.Password is not null);

    [Fact]
    public void A_report_without_root_leaves_it_without_credentials()
    {
        var root = Import(string.Join('\n', Lines[0], Lines[2], Lines[3])).Root;

        Assert.Equal((null, false, 0), (root.Password, root.MfaActive, root.AccessKeys.Count));
    }

    [Fact]
    public void Columns_and_fields_that_are_missing_give_nothing()
    {
        var account = Import("arn,mfa_active,user\narn:aws:iam::111122223333:user/ann,true,ann\narn:aws:iam::111122223333:user/ben,true");

        Assert.Equal((null, 0, 1), (account.Users[0].Password, account.Users[0].AccessKeys.Count, account.Users[0].MfaDevices.Count));
        Assert.Empty(account.Users[1].MfaDevices);
    }

    private static (bool Active, DateTimeOffset Made, DateTimeOffset? Used, string? Region, string? Service) Fields(SandboxAccessKey key) =>
        (key.Active, key.CreateDate, key.LastUsed, key.LastUsedRegion, key.LastUsedService);

    private static DateTimeOffset At(int year, int month, int day, int hour = 0, int minute = 0, int second = 0) => new(year, month, day, hour, minute, second, TimeSpan.Zero);

    private static AwsAccountState Import(string report)
    {
        var state = AccountImport.FromAuthorizationDetails(new MemoryStream(Encoding.UTF8.GetBytes(Details)), new MemoryStream(Encoding.UTF8.GetBytes(report)), AwsWire.Start);
        return state.Accounts[state.HomeAccountId];
    }
}
