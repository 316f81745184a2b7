using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EntraAws.Engine.Assessment;
using EntraAws.Engine.Assessment.Report;
using static EntraAws.Tests.Assessment.ReportSample;

namespace EntraAws.Tests.Assessment;

public sealed class ReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entraaws-report-").FullName;

    private string FilePath => Path.Combine(_folder, "report.html");

    [Fact]
    public async Task The_page_refers_to_nothing_outside_itself()
    {
        var page = await WriteAsync(200);
        Assert.DoesNotMatch(@"(?i)\s(src|srcset|href|action|data|poster|xlink:href)\s*=\s*[""'](?!#)", page);
        Assert.DoesNotMatch(@"(?i)<(link|iframe|object|embed|base|form|img)\b", page);
        Assert.DoesNotMatch(@"(?i)@import|url\(", page);
        Assert.DoesNotMatch(@"\sstyle=|\son[a-z]+=""", Markup(page));
        Assert.Contains("default-src 'none'", page);
    }

    [Fact]
    public async Task Style_and_script_are_those_whose_hash_the_policy_allows()
    {
        var page = await WriteAsync(5);
        var policy = Regex.Match(page, "Content-Security-Policy\" content=\"([^\"]+)\"").Groups[1].Value;
        foreach (var (kind, content) in new[] { ("style", Regex.Match(page, "<style>(.*?)</style>", RegexOptions.Singleline)), ("script", Regex.Match(page, "<script>(.*?)</script>", RegexOptions.Singleline)) }.Select(m => (m.Item1, m.Item2.Groups[1].Value)))
        {
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
            Assert.Contains($"{kind}-src 'sha256-{hash}'", policy);
        }

        Assert.True(page.IndexOf("Content-Security-Policy", StringComparison.Ordinal) < page.IndexOf("<style>", StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal(2, Regex.Count(page, "<script"));
    }

    [Fact]
    public async Task Hostile_names_are_text_in_the_markup()
    {
        var page = Markup(await WriteAsync(200));
        Assert.DoesNotContain("<img", page);
        Assert.DoesNotContain("<b>Dev", page);
        Assert.DoesNotContain("\u202E", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u2028", page, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=&quot;window.hacked = 2&quot;&gt;", page);
        Assert.Contains("&lt;/script&gt;&lt;script&gt;", page);
        Assert.Contains("invoice[U+202E]fdp.exe", page);
        Assert.Contains("a&quot;b&#39;c`d&amp;amp;e&amp;f", page);
        Assert.Contains(new string('w', 128), page);
        Assert.Contains("Zo&#235; 李 محمد", page);
    }

    [Fact]
    public async Task Hostile_names_are_text_in_the_data()
    {
        var page = await WriteAsync(200);
        var raw = Regex.Match(page, "<script type=\"application/json\" id=\"data\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        Assert.DoesNotMatch(@"[<>&'\u0080-\uffff]", raw);
        using var data = JsonDocument.Parse(raw);
        var users = data.RootElement.GetProperty("users").GetProperty("rows").EnumerateArray().Select(r => r[0].GetString()).ToList();
        Assert.Equal(200, users.Count);
        Assert.Contains(ReportSample.Script, users);
        Assert.Contains(Image, users);
        Assert.Contains("one[U+2028]two[U+2029]three", users);
        Assert.Contains("\ufffd alone", users);
    }

    [Fact]
    public async Task Without_its_script_the_page_tells_the_main_facts()
    {
        var page = Markup(await WriteAsync(500));
        foreach (var text in new[] { "Root has access keys", "Payment method", "eu-central-1", "me-south-1", "Billing", "arn:aws:iam::111122223333:saml-provider/adfs".Split('/')[1], "Service plan AAD_PREMIUM of subscription SPB.", "SSH keys were not read" }) Assert.Contains(text, page);
        Assert.Contains("the first 60 of 500 rows", page);
        Assert.Contains("<svg viewBox=\"-1 0 1122 ", page);
        Assert.Matches(@"<th scope=""col"" class=""severity"">Risk</th>", page);
    }

    [Fact]
    public async Task Several_accounts_get_a_column_that_tells_which()
    {
        var request = Request(FilePath, 10) with { Inventories = [Inventory(10), Inventory(10, "444455556666")], Accounts = [] };
        Assert.True(await WriteAsync(request));
        var page = Markup(await File.ReadAllTextAsync(FilePath));
        Assert.Contains("<h1><bdi>2 AWS accounts</bdi></h1>", page);
        Assert.Contains("<th scope=\"col\" class=\"text\">Account</th>", page);
        Assert.Contains("444455556666", page);
    }

    [Fact]
    public async Task An_empty_account_makes_a_report_too()
    {
        var empty = new AwsIamInventory { AccountId = ReportSample.Account, TakenAt = default, Users = [], Groups = [], Roles = [], Policies = [], IdentityProviders = [] };
        Assert.True(await WriteAsync(new EntraAws.Contracts.InventoryReportRequest { Path = FilePath, Inventories = [empty], Risks = [] }));
        Assert.Contains("There are no findings.", await File.ReadAllTextAsync(FilePath));
    }

    [Fact]
    public async Task Findings_of_other_accounts_are_left_out()
    {
        var request = Request(FilePath, 10) with { Risks = Risks(10, "444455556666") };
        await WriteAsync(request);
        Assert.Contains("There are no findings.", await File.ReadAllTextAsync(FilePath));
    }

    [Fact]
    public async Task The_file_is_its_owners_alone()
    {
        await WriteAsync(5);
        Assert.Equal(["report.html"], Directory.GetFiles(_folder).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public async Task A_file_that_exists_is_replaced_only_when_that_is_wanted()
    {
        await File.WriteAllTextAsync(FilePath, "mine");
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => WriteAsync(Request(FilePath, 5)));
        Assert.Equal("FileExists", error.ErrorId);
        Assert.Equal("mine", await File.ReadAllTextAsync(FilePath));

        Assert.True(await WriteAsync(Request(FilePath, 5, overwrite: true)));
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(FilePath));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public async Task A_preview_names_the_file_and_writes_nothing()
    {
        var host = new QuietHost { IsPreview = true };
        Assert.False(await new AssessmentCapability().WriteReportAsync(Request(FilePath, 5), host, CancellationToken.None));
        Assert.Equal(FilePath, Assert.Single(host.Asked).Target);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task What_cannot_be_written_is_one_clear_error()
    {
        Assert.Equal("FileNotFound", (await Assert.ThrowsAsync<EntraAwsException>(() => WriteAsync(Request(Path.Combine(_folder, "no", "x.html"), 5)))).ErrorId);
        Directory.CreateDirectory(FilePath);
        Assert.Equal("FileUnwritable", (await Assert.ThrowsAsync<EntraAwsException>(() => WriteAsync(Request(FilePath, 5)))).ErrorId);
        Assert.Equal("InventoryTwice", (await Assert.ThrowsAsync<EntraAwsException>(() => WriteAsync(Request(Path.Combine(_folder, "b.html"), 5) with { Inventories = [Inventory(1), Inventory(1)] }))).ErrorId);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5000)]
    public void The_diagram_stays_small_and_loses_nobody(int users)
    {
        var inventory = Inventory(users);
        var content = new ReportContent(Request(FilePath, users), Risks(users));
        var diagram = new AccessDiagram(content, inventory);
        Assert.All(diagram.Columns, c => Assert.InRange(c.Count, 1, 17));
        Assert.Equal(users, diagram.Columns[0].Sum(n => Math.Max(1, n.Count)));
        Assert.Equal(inventory.Groups.Count, diagram.Columns[1].Sum(n => Math.Max(1, n.Count)));
        Assert.Equal(inventory.Users.Sum(u => u.Groups.Count), diagram.Links.Where(l => l.Key is { From.Column: 0, To.Column: 1 }).Sum(l => l.Value));
        Assert.All(diagram.Columns, c => Assert.Equal(c.OrderByDescending(n => n.Severity ?? (AccessRiskSeverity)(-1)).Select(n => n.Severity), c.Select(n => n.Severity)));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\u202Eb", "a[U+202E]b")]
    [InlineData("a\u200Bb\uFEFF", "a[U+200B]b[U+FEFF]")]
    [InlineData("\0\u0007", "[U+0000][U+0007]")]
    [InlineData("line\nbreak", "line\nbreak")]
    [InlineData("\ud83d\udc69\u200d\ud83d\udcbb", "\ud83d\udc69\u200d\ud83d\udcbb")]
    public void What_has_no_shape_is_named(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Theory]
    [InlineData("AdministratorEquivalent", "Administrator equivalent")]
    [InlineData("ConsoleWithoutMfa", "Console without MFA")]
    [InlineData("", "")]
    public void Findings_are_named_in_words(string name, string words) => Assert.Equal(words, FindingTable.Words(name));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<bool> WriteAsync(EntraAws.Contracts.InventoryReportRequest request) => new AssessmentCapability().WriteReportAsync(request, new QuietHost(), CancellationToken.None);

    private async Task<string> WriteAsync(int users)
    {
        Assert.True(await WriteAsync(Request(FilePath, users)));
        return await File.ReadAllTextAsync(FilePath);
    }

    /// <summary>The page without the data and the script, which have rules of their own.</summary>
    private static string Markup(string page) => Regex.Replace(page, "<(script|style)[^>]*>.*?</\\1>", "", RegexOptions.Singleline);
}
