using System.Text;

namespace EntraAws.Tests.Sandbox;

public sealed class AwsCredentialReportTests
{
    private const string Header =
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
        + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
        + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
        + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

    private readonly AwsWire _aws = new();

    [Fact]
    public async Task It_is_started_awaited_read_and_kept_for_four_hours()
    {
        (await _aws.Iam("GetCredentialReport")).Refused(410, "ReportNotPresent", "Unknown");
        var started = (await _aws.Iam("GenerateCredentialReport")).Good();
        Assert.Equal(("STARTED", "No report exists. Starting a new report generation task"), (started["State"], started["Description"]));
        (await _aws.Iam("GetCredentialReport")).Refused(404, "ReportInProgress");
        Assert.Equal("INPROGRESS", (await _aws.Iam("GenerateCredentialReport")).Good()["State"]);
        _aws.Later(2);
        var complete = (await _aws.Iam("GenerateCredentialReport")).Good();
        Assert.Equal(("COMPLETE", null), (complete["State"], complete["Description"]));
        var first = (await _aws.Iam("GetCredentialReport")).Good();
        Assert.Equal(("text/csv", "2026-11-21T12:00:02Z"), (first["ReportFormat"], first["GeneratedTime"]));

        _aws.Cloud.Store.Update(s => s.Accounts[AwsWire.Home].Users.RemoveAll(u => u.Name == "nils.berg"));
        _aws.Later(3600);
        Assert.Equal("COMPLETE", (await _aws.Iam("GenerateCredentialReport")).Good()["State"]);
        Assert.Equal(first["Content"], (await _aws.Iam("GetCredentialReport")).Good()["Content"]);
        _aws.Later(3 * 3600);
        (await _aws.Iam("GetCredentialReport")).Refused(410, "ReportExpired");
        Assert.Equal("STARTED", (await _aws.Iam("GenerateCredentialReport")).Good()["State"]);
        _aws.Later(2);
        Assert.NotEqual(first["Content"], (await _aws.Iam("GetCredentialReport")).Good()["Content"]);
    }

    [Fact]
    public async Task It_has_the_rows_and_words_of_the_real_one()
    {
        await _aws.Iam("GenerateCredentialReport");
        _aws.Later(2);
        var csv = Encoding.UTF8.GetString(Convert.FromBase64String((await _aws.Iam("GetCredentialReport")).Good()["Content"]!));
        Assert.False(csv.EndsWith('\n'));
        Assert.DoesNotContain('\r', csv);
        var lines = csv.Split('\n');
        Assert.Equal(Header, lines[0]);
        Assert.Equal(21, lines.Length);
        Assert.All(lines, l => Assert.Equal(22, l.Split(',').Length));
        Assert.StartsWith("<root_account>,arn:aws:iam::111122223333:root,", lines[1], StringComparison.Ordinal);
        Assert.Equal("not_supported", lines[1].Split(',')[6]);
        var users = lines.Skip(2).Select(l => l.Split(',')[0]).ToList();
        Assert.Equal(users.Order(StringComparer.OrdinalIgnoreCase), users);

        string[] Row(string user) => lines.Single(l => l.StartsWith(user + ",", StringComparison.Ordinal)).Split(',');
        Assert.Equal(["true", "no_information"], Row("henrik.dahl")[3..5]);
        Assert.Equal(["false", "N/A", "N/A", "N/A", "false"], Row("kira.novak")[3..8]);
        // Inactive, and it keeps its date.
        Assert.Equal("false", Row("nils.berg")[8]);
        Assert.StartsWith("2021-", Row("nils.berg")[9], StringComparison.Ordinal);
        Assert.Equal(["false", "N/A", "N/A", "N/A", "N/A"], Row("nils.berg")[13..18]);
        Assert.Equal("true", Row("jonas.weber")[18]);
    }
}
