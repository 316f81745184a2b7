using System.Text;
using EntraAws.Contracts;
using EntraAws.Engine.RoleLists;

namespace EntraAws.Tests.RoleLists;

public sealed class FileTests : IDisposable
{
    private const string Role = "arn:aws:iam::111122223333:role/Admin";
    private const string Provider = "arn:aws:iam::111122223333:saml-provider/WAAD";
    private static readonly RoleListCapability Lists = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rolelist-");

    [Theory]
    [InlineData(Role + "," + Provider)]
    [InlineData(Provider + "," + Role)]
    [InlineData(Role + " , " + Provider + "  ")]
    [InlineData("\"" + Role + "\",\"" + Provider + "\"")]
    [InlineData("\"" + Role + "," + Provider + "\"")]
    [InlineData("'" + Role + "'; '" + Provider + "'")]
    [InlineData(Role + "\t" + Provider)]
    [InlineData("\uFEFF" + Role + "," + Provider + ",")]
    [InlineData("RoleArn,ProviderArn\r\n" + Role + "," + Provider + "\r\n")]
    [InlineData("\"Role ARN\",\"Trusted entities\"\n" + Role + "," + Provider)]
    [InlineData("# of today\n// and more\n\n  \r\n,,\n" + Role + "," + Provider + "\r" + Role + "," + Provider)]
    public async Task What_people_write_is_read(string text)
    {
        var (roles, errors) = await ReadAsync(text);
        Assert.Empty(errors);
        Assert.Equal(("111122223333", "Admin", Role, Provider, "/"), roles.Select(r => (r.AccountId, r.RoleName, r.RoleArn, r.ProviderArn, r.Path)).Single());
    }

    [Theory]
    [InlineData("UTF-16")]
    [InlineData("UTF-16BE")]
    [InlineData("UTF-8")]
    public async Task Encodings_with_a_byte_order_mark_are_read(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var (roles, _) = await ReadAsync([.. encoding.GetPreamble(), .. encoding.GetBytes($"{Role},{Provider}\n")]);
        Assert.Single(roles);
    }

    [Theory]
    [InlineData("hello", "ARN of a role, followed by")]
    [InlineData(Role, "ARN of a role, followed by")]
    [InlineData(Role + "," + Role, "of a SAML provider")]
    [InlineData(Provider + "," + Provider, "of a role")]
    [InlineData(Role + ",arn:aws:iam::444455556666:saml-provider/WAAD", "not in account 111122223333")]
    [InlineData("arn:aws:iam::12345:role/Admin,arn:aws:iam::12345:saml-provider/WAAD", "not the ARN of a role")]
    [InlineData("arn:aws:iam::111122223333:role/a,b," + Provider, "comma")]
    [InlineData(Role + "," + Provider + " " + Provider, "more than one trusted entity")]
    [InlineData("arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/X," + Provider, "service-linked")]
    [InlineData(Role + "," + Provider + "\u001b[31m", "can't be a SAML provider's name")]
    public async Task A_wrong_line_is_one_error_with_its_number_and_the_others_go_on(string line, string why)
    {
        var (roles, errors) = await ReadAsync($"{Role},{Provider}\n\n{line}\n{Role.Replace("Admin", "Other", StringComparison.Ordinal)},{Provider}\n");
        Assert.Equal(["Admin", "Other"], roles.Select(r => r.RoleName));
        var error = Assert.Single(errors);
        Assert.Equal(nameof(Faults.RoleListLineInvalid), error.ErrorId);
        Assert.StartsWith("Line 3 of ", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', error.Message);
        Assert.Equal(Path("in"), error.FaultTarget);
    }

    [Fact]
    public async Task A_long_line_is_not_shown_whole()
    {
        var (_, errors) = await ReadAsync($"{Role},{Provider}\n{new string('x', 1_000_000)}");
        Assert.InRange(Assert.Single(errors).Message.Length, 200, 1000);
    }

    [Theory]
    [InlineData("", "it holds no role")]
    [InlineData("# nothing\n\n", "it holds no role")]
    [InlineData("RoleArn,ProviderArn", "it holds no role")]
    [InlineData("PK\0\0", "it is no text")]
    public async Task A_file_without_roles_is_refused(string text, string why)
    {
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => ReadAsync(text));
        Assert.Equal(nameof(Faults.RoleListInvalid), error.ErrorId);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_one_error_and_not_a_thousand() =>
        Assert.Contains("first 20 lines", (await Assert.ThrowsAsync<EntraAwsException>(() => ReadAsync(string.Join('\n', Enumerable.Range(0, 5000).Select(i => $"line {i}"))))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Bytes_that_are_no_text_a_missing_file_and_a_huge_one_are_refused()
    {
        Assert.Equal(nameof(Faults.FileUnreadable), (await Assert.ThrowsAsync<EntraAwsException>(() => ReadAsync([0x80, 0xFF, 0xC0]))).ErrorId);
        Assert.Equal(nameof(Faults.FileNotFound), Assert.Throws<EntraAwsException>(() => RoleListReader.Read(Path("none"))).ErrorId);
        Assert.Equal(nameof(Faults.FileNotFound), Assert.Throws<EntraAwsException>(() => RoleListReader.Read(_folder.FullName)).ErrorId);
        using (var huge = File.Create(Path("huge"))) huge.SetLength((64 << 20) + 1);
        Assert.Equal(nameof(Faults.FileTooLarge), Assert.Throws<EntraAwsException>(() => RoleListReader.Read(Path("huge"))).ErrorId);
    }

    [Fact]
    public void What_is_written_is_read_again_sorted_and_once()
    {
        RoleListEntry[] roles = [RoleListRun.Entry("444455556666", "B"), RoleListRun.Entry("111122223333", "Z"), RoleListRun.Entry("444455556666", "A"), RoleListRun.Entry("444455556666", "B")];
        var file = Lists.Export(roles, Path("out"), overwrite: false);
        Assert.Equal((3, 2), (file.Roles, file.Accounts));
        var text = File.ReadAllText(Path("out"));
        Assert.StartsWith("arn:aws:iam::111122223333:role/Z,arn:aws:iam::111122223333:saml-provider/EntraID\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var read = RoleListReader.Read(Path("out"));
        Assert.Empty(read.Errors);
        Assert.Equal(["Z", "A", "B"], read.Roles.Select(r => r.RoleName));
        Lists.Export(read.Roles, Path("again"), overwrite: false);
        Assert.Equal(text, File.ReadAllText(Path("again")));
    }

    [Fact]
    public void A_file_that_is_there_is_kept_and_what_fails_leaves_nothing()
    {
        File.WriteAllText(Path("kept"), "kept");
        Assert.Equal(nameof(Faults.FileExists), Assert.Throws<EntraAwsException>(() => Lists.Export([RoleListRun.Entry("111122223333", "A")], Path("kept"), false)).ErrorId);
        Assert.Equal("kept", File.ReadAllText(Path("kept")));
        Lists.Export([RoleListRun.Entry("111122223333", "A")], Path("kept"), overwrite: true);
        Assert.Contains("role/A", File.ReadAllText(Path("kept")), StringComparison.Ordinal);
        Assert.Equal(nameof(Faults.FileNotFound), Assert.Throws<EntraAwsException>(() => Lists.Export([RoleListRun.Entry("111122223333", "A")], Path("no/such"), true)).ErrorId);
        Assert.Equal(nameof(Faults.FileUnwritable), Assert.Throws<EntraAwsException>(() => Lists.Export([RoleListRun.Entry("111122223333", "A")], _folder.FullName, true)).ErrorId);
        Assert.Equal(["kept"], _folder.GetFiles().Select(f => f.Name));
    }

    [Theory]
    [InlineData("kept", false, nameof(Faults.FileExists))]
    [InlineData("no/such", true, nameof(Faults.FileNotFound))]
    [InlineData("", true, nameof(Faults.FileUnwritable))]
    public void A_preview_refuses_what_a_real_run_would(string name, bool overwrite, string errorId)
    {
        File.WriteAllText(Path("kept"), "kept");
        Assert.Equal(errorId, Assert.Throws<EntraAwsException>(() => Lists.CheckFile(name.Length == 0 ? _folder.FullName : Path(name), overwrite)).ErrorId);
        Lists.CheckFile(Path("kept"), overwrite: true);
        Lists.CheckFile(Path("new"), overwrite: false);
    }

    [Theory]
    [InlineData(239, true)]
    [InlineData(240, false)]
    public async Task Both_arns_have_less_than_240_characters(int length, bool fits)
    {
        var role = $"arn:aws:iam::111122223333:role/{new string('p', length - Provider.Length - 33)}/r";
        Assert.Equal(length, role.Length + Provider.Length);
        var (roles, errors) = await ReadAsync($"{role},{Provider}\n");
        Assert.Equal(fits ? (1, 0) : (0, 1), (roles.Count, errors.Count));
        var entry = EntraAws.Rules.RoleListEntries.Of(role, Provider, null);
        if (fits) Assert.Equal(role, Lists.Check(entry).RoleArn);
        else Assert.Equal(nameof(Faults.ArnsTooLong), Assert.Throws<EntraAwsException>(() => Lists.Check(entry)).ErrorId);
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/a,b", Provider, "AppRoleValueInvalid")]
    [InlineData(Role, "arn:aws:iam::444455556666:saml-provider/WAAD", "ProviderOfOtherAccount")]
    [InlineData(Role, "EntraID", "ArnInvalid")]
    public void What_no_app_could_offer_is_not_listed(string role, string provider, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<EntraAwsException>(() => Lists.Check(new RoleListEntry { AccountId = "111122223333", RoleName = "x", RoleArn = role, ProviderArn = provider })).ErrorId);

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_role_without_a_provider_is_refused(string? provider) =>
        Assert.Equal(nameof(Faults.RoleWithoutProvider), Assert.Throws<EntraAwsException>(() => EntraAws.Rules.RoleListEntries.Of(Role, provider, null)).ErrorId);

    public void Dispose() => _folder.Delete(recursive: true);

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    private Task<(List<RoleListEntry> Roles, List<EntraAwsException> Errors)> ReadAsync(string text) => ReadAsync(Encoding.UTF8.GetBytes(text));

    private async Task<(List<RoleListEntry> Roles, List<EntraAwsException> Errors)> ReadAsync(byte[] bytes)
    {
        File.WriteAllBytes(Path("in"), bytes);
        var (roles, errors) = (new List<RoleListEntry>(), new List<EntraAwsException>());
        await Lists.ImportAsync(Path("in"), r => Keep(roles, r), e => Keep(errors, e), default);
        return (roles, errors);
    }

    private static Task Keep<T>(List<T> list, T item)
    {
        list.Add(item);
        return Task.CompletedTask;
    }
}
