using System.Text.Json;
using EntraAws.Engine.Inventory;
using EntraAws.Engine.Inventory.Snapshot;

namespace EntraAws.Tests.Inventories;

public sealed class SnapshotTests : IDisposable
{
    private const string Account = "111122223333";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("entraaws-");
    private readonly InventoryFiles _files = new();

    private string FilePath => Path.Combine(_folder.FullName, $"{Account}.json");

    public void Dispose() => _folder.Delete(recursive: true);

    private static AwsIamInventory Sample()
    {
        var collector = new InventoryCollector();
        collector.AddAsync(new AwsIamUser
        {
            AccountId = Account,
            UserName = "ada.lane",
            Arn = $"arn:aws:iam::{Account}:user/ada.lane",
            CreatedAt = DateTimeOffset.UnixEpoch,
            PasswordEnabled = true,
            MfaEnabled = false,
            AccessKeys = [new AwsAccessKey { Active = true, Age = 12, LastUsedService = "s3" }],
            Groups = ["Admins"],
            AttachedPolicies = [$"arn:aws:iam::{Account}:policy/Own"],
            InlinePolicies = [new AwsInlinePolicy { PolicyName = "in\"line", Document = """{"Version":"2012-10-17","Statement":[]}""" }],
            Tags = new Dictionary<string, string> { ["team"] = "iam & more" },
            SshKeys = [new AwsSshKey { KeyId = "APKA", Status = "Active" }],
        });
        collector.AddAsync(new AwsIamGroup { AccountId = Account, GroupName = "Admins", Arn = $"arn:aws:iam::{Account}:group/Admins" });
        collector.AddAsync(new AwsIamRole { AccountId = Account, RoleName = "Old", Arn = $"arn:aws:iam::{Account}:role/Old", Kind = AwsRoleKind.Saml, TrustedEntities = [$"arn:aws:iam::{Account}:saml-provider/ADFS"], TrustPolicy = "{}", MaxSessionDuration = 7200 });
        collector.AddAsync(new AwsIamPolicy { AccountId = Account, PolicyName = "Own", Arn = $"arn:aws:iam::{Account}:policy/Own", Document = "{}" });
        collector.AddAsync(new AwsIdentityProvider { AccountId = Account, Name = "ADFS", Arn = $"arn:aws:iam::{Account}:saml-provider/ADFS", Type = "SAML", Issuer = "http://adfs" });
        return collector.Build(new AccountFacts
        {
            AccountId = Account,
            AccountAlias = "contoso",
            TakenAt = DateTimeOffset.UnixEpoch.AddDays(20000),
            Root = new AwsRootUser { MfaEnabled = true },
            PasswordPolicy = new AwsPasswordPolicy { MinimumLength = 14 },
            Summary = new Dictionary<string, int> { ["UsersQuota"] = 5000 },
            Gaps = ["password policy: refused"],
        });
    }

    private Task<AwsInventoryFile> ExportAsync(AwsIamInventory inventory, bool overwrite = false) => _files.ExportAsync(inventory, FilePath, overwrite, new QuietHost(), default);

    [Fact]
    public async Task What_is_written_is_read_again_with_all_that_is_joined()
    {
        var inventory = Sample();
        await ExportAsync(inventory);

        var read = await _files.ImportAsync(FilePath, default);

        Assert.Equal(JsonSerializer.Serialize(inventory), JsonSerializer.Serialize(read));
        Assert.Equal(["ada.lane"], read.Groups[0].Members);
        Assert.Equal("Permissions policy (1)", read.Policies[0].UsedAs);
        Assert.Equal(["Old"], read.IdentityProviders[0].TrustedBy);
    }

    [Fact]
    public async Task The_last_line_tells_of_a_finished_file()
    {
        var written = await ExportAsync(Sample());

        var summary = SnapshotReader.TryReadSummary(FilePath);

        Assert.Equal(written with { Gaps = [] }, summary! with { Gaps = [] });
        Assert.Equal(1, summary.Users);
        Assert.Equal(written.Gaps, summary.Gaps);
    }

    [Fact]
    public async Task A_file_is_its_owners_alone()
    {
        await ExportAsync(Sample());

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public async Task A_file_that_exists_is_replaced_only_when_told_so()
    {
        await ExportAsync(Sample());

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => ExportAsync(Sample()));
        Assert.Equal("FileExists", error.ErrorId);
        await ExportAsync(Sample(), overwrite: true);
    }

    [Fact]
    public void A_file_that_was_not_finished_is_not_there()
    {
        using (var writer = new SnapshotWriter(FilePath, Account, DateTimeOffset.UnixEpoch)) writer.AddAsync(Sample().Users[0]);

        Assert.Empty(_folder.GetFiles());
        Assert.Null(SnapshotReader.TryReadSummary(FilePath));
    }

    [Theory]
    [InlineData("", "InventoryFileInvalid")]
    [InlineData("{", "InventoryFileInvalid")]
    [InlineData("[]", "InventoryFileInvalid")]
    [InlineData("null", "InventoryFileInvalid")]
    [InlineData("{}", "InventoryFileInvalid")]
    [InlineData("""{"kind":"EntraAws inventory","version":2,"items":[]}""", "InventoryFileInvalid")]
    [InlineData("""{"kind":"EntraAws inventory","version":1,"items":[]}""", "InventoryFileInvalid")]
    [InlineData("""{"kind":"EntraAws inventory","version":1,"items":[{}],"summary":{"facts":{"accountId":"1","takenAt":"2026-01-01T00:00:00Z"}}}""", "InventoryFileInvalid")]
    [InlineData("""{"kind":"EntraAws inventory","version":1,"items":[{"user":{}}],"summary":{"facts":{"accountId":"1","takenAt":"2026-01-01T00:00:00Z"}}}""", "InventoryFileInvalid")]
    [InlineData("""{"kind":"EntraAws inventory","version":1,"items":7}""", "InventoryFileInvalid")]
    public async Task What_is_no_inventory_is_one_error(string text, string errorId)
    {
        await File.WriteAllTextAsync(FilePath, text);

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => _files.ImportAsync(FilePath, default));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(FilePath, error.FaultTarget);
        Assert.Null(SnapshotReader.TryReadSummary(FilePath));
    }

    [Fact]
    public async Task A_missing_file_is_one_error()
    {
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => _files.ImportAsync(FilePath, default));

        Assert.Equal("FileNotFound", error.ErrorId);
    }
}
