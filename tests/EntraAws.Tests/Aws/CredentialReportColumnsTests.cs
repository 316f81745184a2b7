using EntraAws.Engine.Aws;

namespace EntraAws.Tests.Aws;

/// <summary>Credential reports of all ages: each field by its meaning, whatever stands around it.</summary>
public sealed class CredentialReportColumnsTests
{
    private static readonly string[] Lines =
    [
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
        + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
        + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
        + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated",
        "<root_account>,arn:aws:iam::111122223333:root,2020-01-01T00:00:00Z,true,2026-01-02T03:04:05Z,2021-01-01T00:00:00Z,not_supported,true,"
        + "true,2022-02-02T02:02:02Z,2023-03-03T03:03:03Z,us-east-1,iam,false,N/A,N/A,N/A,N/A,true,2020-02-02T00:00:00Z,false,N/A",
        "ann,arn:aws:iam::111122223333:user/ann,2020-01-01T00:00:00Z,true,no_information,2026-01-01T00:00:00Z,2026-04-01T00:00:00Z,false,"
        + "false,2025-05-05T05:05:05Z,N/A,N/A,N/A,true,2026-02-02T02:02:02Z,2026-03-03T03:03:00Z,N/A,sts,false,2020-01-01T00:00:00Z,true,2021-01-01T00:00:00Z",
    ];

    private static DateTimeOffset At(int year, int month, int day, int hour = 0, int minute = 0, int second = 0) => new(year, month, day, hour, minute, second, TimeSpan.Zero);

    [Fact]
    public void Each_field_of_22_columns_means_what_it_says() => AssertWhole(CredentialReportCsv.Read(string.Join('\n', Lines)));

    [Theory]
    [InlineData("N/A")]
    [InlineData("")]
    [InlineData("\"[{\"\"type\"\":\"\"access_key\"\",\"\"count\"\":1},\nand more]\"")]
    public void Column_23_tells_nothing_that_is_read(string value) =>
        AssertWhole(CredentialReportCsv.Read($"{Lines[0]},additional_credentials_info\n{Lines[1]},N/A\n{Lines[2]},{value}"));

    [Fact]
    public void Columns_that_are_unknown_are_passed_over_wherever_they_stand() =>
        AssertWhole(CredentialReportCsv.Read(string.Join('\n', $"passkeys,{Lines[0]},login_region", $"2,{Lines[1]},eu-west-1", $"true,{Lines[2]},N/A")));

    [Theory]
    [InlineData("\r\n", "")]
    [InlineData("\r\n", "\r\n")]
    [InlineData("\n", "\n")]
    public void Line_ends_and_a_byte_order_mark_change_nothing(string end, string last) => AssertWhole(CredentialReportCsv.Read('\uFEFF' + string.Join(end, Lines) + last));

    [Fact]
    public void Quotes_around_every_field_change_nothing() =>
        AssertWhole(CredentialReportCsv.Read(string.Join("\r\n", Lines.Select(l => string.Join(',', l.Split(',').Select(f => $"\"{f}\""))))));

    [Fact]
    public void The_order_of_columns_changes_nothing() =>
        AssertWhole(CredentialReportCsv.Read(string.Join('\n', Lines.Select(l => string.Join(',', l.Split(',').AsEnumerable().Reverse())))));

    [Theory]
    [InlineData("0,1,2")]
    [InlineData("0,2,1")]
    [InlineData("0,2")]
    public void Root_is_known_by_its_name_in_any_place_or_not_there(string order)
    {
        var rows = CredentialReportCsv.Read(string.Join('\n', order.Split(',').Select(i => Lines[int.Parse(i, System.Globalization.CultureInfo.InvariantCulture)])));

        Assert.Equal(order.Contains('1', StringComparison.Ordinal) ? 1 : 0, rows.Count(r => r.IsRoot));
        Assert.Equal("ann", rows.Single(r => !r.IsRoot).User);
    }

    [Theory]
    [InlineData("TRUE", true)]
    [InlineData("True", true)]
    [InlineData("true", true)]
    [InlineData("FALSE", false)]
    [InlineData("false", false)]
    [InlineData("N/A", null)]
    [InlineData("not_supported", null)]
    [InlineData("no_information", null)]
    [InlineData("", null)]
    [InlineData("maybe", null)]
    public void Flags_are_true_false_or_unknown(string text, bool? flag)
    {
        var row = CredentialReportCsv.Read($"user,arn,password_enabled,mfa_active\nann,a,{text},{text}")[0];

        Assert.Equal((flag, flag), (row.PasswordEnabled, row.MfaActive));
    }

    [Theory]
    [InlineData("N/A")]
    [InlineData("no_information")]
    [InlineData("not_supported")]
    [InlineData("")]
    public void What_is_no_time_is_never_or_unknown(string text)
    {
        var row = CredentialReportCsv.Read("user,arn,password_enabled,password_last_used,password_last_changed,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,"
            + $"access_key_1_last_used_region,access_key_1_last_used_service\nann,a,true,{text},{text},true,{text},{text},{text},{text}")[0];

        Assert.Equal((true, null, null), (row.PasswordEnabled, row.PasswordLastUsed, row.PasswordLastChanged));
        Assert.Equal(new CredentialReportKey(true, null, null, null, null), Assert.Single(row.Keys));
    }

    [Fact]
    public void Columns_and_fields_that_are_missing_are_unknown()
    {
        var rows = CredentialReportCsv.Read("user,arn,mfa_active\nann,a,true\nben,b");

        Assert.Equal((true, null), (rows[0].MfaActive, rows[1].MfaActive));
        Assert.All(rows, r => Assert.True(r is { PasswordEnabled: null, PasswordLastUsed: null, PasswordLastChanged: null, ActiveCertificates: null, Keys.Count: 0 }));
    }

    private static void AssertWhole(IReadOnlyList<CredentialReportRow> rows)
    {
        Assert.Equal(["<root_account>", "ann"], rows.Select(r => r.User));
        Assert.Equal(["arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:user/ann"], rows.Select(r => r.Arn));
        Assert.Equal([true, false], rows.Select(r => r.IsRoot));
        Assert.Equal([true, true], rows.Select(r => r.PasswordEnabled));
        Assert.Equal([At(2026, 1, 2, 3, 4, 5), null], rows.Select(r => r.PasswordLastUsed));
        Assert.Equal([At(2021, 1, 1), At(2026, 1, 1)], rows.Select(r => r.PasswordLastChanged));
        Assert.Equal([true, false], rows.Select(r => r.MfaActive));
        Assert.Equal([1, 1], rows.Select(r => r.ActiveCertificates));
        Assert.Equal([new CredentialReportKey(true, At(2022, 2, 2, 2, 2, 2), At(2023, 3, 3, 3, 3, 3), "us-east-1", "iam")], rows[0].Keys);
        Assert.Equal(
            [new CredentialReportKey(false, At(2025, 5, 5, 5, 5, 5), null, null, null), new CredentialReportKey(true, At(2026, 2, 2, 2, 2, 2), At(2026, 3, 3, 3, 3), null, "sts")],
            rows[1].Keys);
    }
}
