using System.Text.Json;
using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine;
using EntraAws.Engine.Inventory;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Inventories;

/// <summary>An inventory that was exported, made a sandbox of and read again is the same, but for what the file does not hold.</summary>
public sealed class RoundTripTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);
    private static readonly InventoryRequest Whole = new() { IncludeAccessKeyId = true, IncludeSshKey = true, IncludeLastAccessed = true };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("entraaws-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("production", true)]
    [InlineData("production", false)]
    [InlineData("development", true)]
    [InlineData("development", false)]
    [InlineData("large", false)]
    public async Task Accounts_come_back_the_same(string which, bool whole)
    {
        var state = State(which);
        var request = whole ? Whole : new InventoryRequest();
        var before = await ReadAsync(state, request);

        var after = await ReadAsync(await RebuildAsync(before), request);

        Assert.Empty(after.Gaps);
        AssertSame(before, after);
    }

    [Fact]
    public async Task Credentials_of_every_kind_come_back()
    {
        var state = State("production");
        var account = state.Accounts[state.HomeAccountId];
        var ben = account.Users.Single(u => u.Name == "ben.ortiz");
        ben.MfaDevices = [new SandboxMfaDevice { SerialNumber = "GAHT12345678", EnableDate = Now.AddDays(-9) }];
        ben.Certificates = [new SandboxCertificate { CertificateId = "A", UploadDate = Now.AddDays(-9) }, new SandboxCertificate { CertificateId = "B", UploadDate = Now.AddDays(-9) }];
        ben.ServiceCredentials =
        [
            new SandboxServiceCredential { CredentialId = "ACCAEXPIRED", ServiceName = "bedrock.amazonaws.com", Status = "Expired", CreateDate = Now.AddDays(-90), ExpirationDate = Now.AddDays(-1) },
            new SandboxServiceCredential { CredentialId = "ACCAINACTIVE", ServiceName = "cassandra.amazonaws.com", Status = "Inactive", CreateDate = Now.AddDays(-90) },
        ];
        ben.SshKeys = [new SandboxSshKey { KeyId = "APKAINACTIVE", Active = false, UploadDate = Now.AddDays(-30) }];
        ben.LastAccessed = [new SandboxServiceAccess { ServiceNamespace = "sqs", ServiceName = "Amazon SQS" }];
        account.Root.MfaDevices =
        [
            new SandboxMfaDevice { SerialNumber = account.Arn("mfa/root-phone"), EnableDate = Now.AddDays(-5) },
            new SandboxMfaDevice { SerialNumber = account.Arn("mfa/root-safe"), EnableDate = Now.AddDays(-4) },
        ];
        account.PasswordPolicy!.HardExpiry = true;
        var before = await ReadAsync(state, Whole);

        var after = await ReadAsync(await RebuildAsync(before), Whole);

        AssertSame(before, after);
        var user = after.Users.Single(u => u.UserName == "ben.ortiz");
        Assert.Equal((true, 2), (user.MfaEnabled, user.SigningCertificates));
        Assert.Equal(["bedrock.amazonaws.com (Expired)", "cassandra.amazonaws.com (Inactive)"], user.ServiceCredentials.Select(c => c.ToString()).Order());
        Assert.Equal("APKAINACTIVE (Inactive)", Assert.Single(user.SshKeys!).ToString());
        Assert.Equal(("sqs", null), (user.LastAccessed!.Single().ServiceNamespace, user.LastAccessed!.Single().LastAccessed));
        Assert.DoesNotContain(after.VirtualMfaDevices, d => d.UserName == "ben.ortiz");
        Assert.Equal(2, after.VirtualMfaDevices.Count(d => d.SerialNumber.Contains("mfa/root-", StringComparison.Ordinal)));
        Assert.True(after.PasswordPolicy is { MinimumLength: 10, MaxAge: 180, ReusePrevention: 3, HardExpiry: true, RequireSymbols: false });
    }

    [Fact]
    public async Task An_account_without_password_policy_and_root_credentials_gets_none()
    {
        var state = State("production");
        var account = state.Accounts[state.HomeAccountId];
        account.PasswordPolicy = null;
        account.Root = new SandboxRootUser { CreateDate = Now.AddDays(-100) };
        var before = await ReadAsync(state, Whole);

        var after = await ReadAsync(await RebuildAsync(before), Whole);

        AssertSame(before, after);
        Assert.Null(after.PasswordPolicy);
        Assert.True(after.Root is { PasswordEnabled: false, MfaEnabled: false, AccessKeys.Count: 0 });
    }

    [Fact]
    public async Task A_policy_without_a_document_stays_attached()
    {
        var before = await ReadAsync(State("production"), Whole);
        before = before with { Policies = before.Policies.Select(p => p.PolicyName == "ContosoDeploy" ? p with { Document = null } : p).ToList() };

        var after = await ReadAsync(await RebuildAsync(before), Whole);

        var (old, policy) = (before.Policies.Single(p => p.PolicyName == "ContosoDeploy"), after.Policies.Single(p => p.PolicyName == "ContosoDeploy"));
        Assert.Equal(old.AttachedTo, policy.AttachedTo);
        Assert.Equal("""{"Version":"2012-10-17","Statement":[]}""", policy.Document);
    }

    [Fact]
    public async Task Credentials_that_could_not_be_read_stay_unknown()
    {
        var state = State("production");
        state.Accounts[state.HomeAccountId].DeniedActions.AddRange(["iam:GenerateCredentialReport", "iam:GetCredentialReport"]);

        var after = await ReadAsync(await RebuildAsync(await ReadAsync(state, new InventoryRequest())), new InventoryRequest());

        Assert.Null(after.CredentialReportAt);
        Assert.All(after.Users, u => Assert.True(u is { PasswordEnabled: null, MfaEnabled: null }));
        Assert.Contains(after.Gaps, g => g.StartsWith("credential report", StringComparison.Ordinal));
    }

    private static SandboxState State(string which)
    {
        if (which == "large") return LargeAccount.Create(120, 12, 40, 30, 7, Now);
        var state = SampleCompany.Create(Now);
        if (which == "development") state.HomeAccountId = state.Accounts.Keys.Single(k => k != state.HomeAccountId);
        return state;
    }

    private async Task<SandboxState> RebuildAsync(AwsIamInventory inventory)
    {
        var path = Path.Combine(_folder.FullName, "inventory.json");
        var files = new InventoryFiles();
        await files.ExportAsync(inventory, path, overwrite: true, new QuietHost(), default);
        var account = SandboxFromInventory.Account(await files.ImportAsync(path, default));
        return new SandboxState { Clock = inventory.TakenAt, HomeAccountId = account.AccountId, Accounts = { [account.AccountId] = account }, Tenant = SampleTenant.Create(Now) };
    }

    private static async Task<AwsIamInventory> ReadAsync(SandboxState state, InventoryRequest request)
    {
        using var cloud = new SandboxCloud(SandboxStore.InMemory(state, new SandboxClock(Now)));
        var host = new QuietHost();
        var connection = await EntraAwsEngine.OpenAsync(new ConnectRequest(), cloud, host, default);
        using var session = connection.Session;
        return await session.Inventory.ReadAsync(request, host, default);
    }

    // The file knows no instance profiles, and a new sandbox makes a new credential report.
    private static void AssertSame(AwsIamInventory before, AwsIamInventory after)
    {
        var (old, now) = (Node(before), Node(after));
        foreach (var node in new[] { old, now })
        {
            node["Summary"]!.AsObject().Remove("InstanceProfiles");
            foreach (var name in (string[])["TakenAt", "CredentialReportAt"]) node.Remove(name);
        }

        foreach (var (name, value) in old)
        {
            if (value is not JsonArray list) Assert.Equal(value?.ToJsonString(), now[name]?.ToJsonString());
            else Assert.Equal(list.Select(i => i?.ToJsonString()), now[name]!.AsArray().Select(i => i?.ToJsonString()));
        }
    }

    private static JsonObject Node(AwsIamInventory inventory) => JsonSerializer.SerializeToNode(inventory)!.AsObject();
}
