using EntraAws.Engine;
using EntraAws.Engine.Aws;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Aws;

/// <summary>The adapter on the embedded AWS, with its delays and, on demand, its faults.</summary>
public sealed class SandboxAwsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, string> Tags = new() { ["Project"] = "EntraAws" };

    [Fact]
    public async Task The_sample_account_is_read_whole()
    {
        using var sandbox = Sample();
        using var cloud = await ConnectAsync(sandbox, new RequestCounter());
        var account = await cloud.GetAccountAsync(null, CancellationToken.None);

        var details = await account.GetAuthorizationDetailsAsync(CancellationToken.None);
        var report = await account.GetCredentialReportAsync(CancellationToken.None);
        var users = report.Rows.Where(r => !r.IsRoot).Select(r => r.User).Order(StringComparer.Ordinal);
        Assert.Equal(details.Users.Select(u => u.Name).Order(StringComparer.Ordinal), users);
        Assert.All(details.Roles, r => Assert.StartsWith("{", r.TrustPolicy.TrimStart(), StringComparison.Ordinal));
        Assert.All(details.Policies, p => Assert.StartsWith("{", p.Document!.TrimStart(), StringComparison.Ordinal));
        Assert.Equal(details.Roles.Count, (await account.ListRolesAsync(CancellationToken.None)).Count);
        Assert.NotNull(await account.GetPoliciesPerRoleQuotaAsync(CancellationToken.None));
        Assert.Single(await account.FindPoliciesAsync("ReadOnlyAccess", CancellationToken.None));
        Assert.NotEmpty(await account.ListSamlProvidersAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Provider_and_role_are_made_and_read_back()
    {
        using var sandbox = Sample();
        var counter = new RequestCounter();
        using var cloud = await ConnectAsync(sandbox, counter);
        var account = await cloud.GetAccountAsync(null, CancellationToken.None);
        var metadata = await MetadataAsync(account);
        await MakeAsync(account, metadata);

        var provider = await account.GetSamlProviderAsync(ProviderArn(account), CancellationToken.None);
        Assert.Equal((metadata, "EntraAws"), (provider!.Metadata, provider.Tags["Project"]));
        await AssertRoleAsync(account);
        Assert.Equal(4, counter.Writes);
    }

    [Fact]
    public async Task The_other_account_is_entered()
    {
        using var sandbox = Sample();
        var counter = new RequestCounter();
        using var cloud = await ConnectAsync(sandbox, counter);
        var other = sandbox.Store.Read(s => s.Accounts.Keys.First(id => id != s.HomeAccountId));

        var account = await cloud.GetAccountAsync(other, CancellationToken.None);
        Assert.Equal(other, account.AccountId);
        Assert.NotEmpty((await account.GetAuthorizationDetailsAsync(CancellationToken.None)).Users);
        Assert.Equal(0, counter.Writes);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_goes_wrong_the_role_is_there_once_at_the_end(int seed)
    {
        using var sandbox = Sample();
        using var cloud = await ConnectAsync(sandbox, new RequestCounter());
        var account = await cloud.GetAccountAsync(null, CancellationToken.None);
        var metadata = await MetadataAsync(account);
        var before = (await account.ListRolesAsync(CancellationToken.None)).Count;
        sandbox.Faults = new RandomFaults(seed);

        for (var run = 0; run < 20; run++)
        {
            try
            {
                await MakeAsync(account, metadata);
                break;
            }
            catch (EntraAwsException e) when (e.ErrorId is "AwsUnreachable" or "AwsThrottled" or "AwsRequestRefused" or "AwsNotVisible")
            {
                // What a user does: run it again.
            }
        }

        sandbox.Faults = null;
        await AssertRoleAsync(account);
        Assert.Equal(before + 1, (await account.ListRolesAsync(CancellationToken.None)).Count);
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 20)];

    private static SandboxCloud Sample() => new(SandboxStore.InMemory(SampleCompany.Create(Start), new SandboxClock(Start)));

    private static Task<AwsCloud> ConnectAsync(SandboxCloud sandbox, RequestCounter counter)
    {
        var (id, secret) = sandbox.HomeCredentials();
        var options = FakeConnection.Options(sandbox.CreateAwsHandler(), sandbox.Clock, counter) with { AccessKeyId = id, SecretKey = FakeConnection.Secure(secret) };
        return AwsCloud.ConnectAsync(options, new QuietHost(), CancellationToken.None);
    }

    /// <summary>Metadata that AWS accepts: that of the provider which is there.</summary>
    private static async Task<string> MetadataAsync(IAwsAccount account)
    {
        var arns = await account.ListSamlProvidersAsync(CancellationToken.None);
        return (await account.GetSamlProviderAsync(arns[0], CancellationToken.None))!.Metadata;
    }

    private static string ProviderArn(IAwsAccount account) => $"arn:aws:iam::{account.AccountId}:saml-provider/EntraID";

    private static async Task MakeAsync(IAwsAccount account, string metadata)
    {
        await UnlessThereAsync(() => account.CreateSamlProviderAsync("EntraID", metadata, Tags, CancellationToken.None));
        const string template = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"ARN"},"Action":"sts:AssumeRoleWithSAML","Condition":{"StringEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml"}}}]}""";
        var trust = template.Replace("ARN", ProviderArn(account), StringComparison.Ordinal);
        await UnlessThereAsync(() => account.CreateRoleAsync(new NewIamRole("EntraTest", "/", trust, "For a test", 7200, Tags), CancellationToken.None));
        await account.AttachRolePolicyAsync("EntraTest", "arn:aws:iam::aws:policy/ReadOnlyAccess", CancellationToken.None);
        await account.UpdateRoleAsync("EntraTest", "Changed", 3600, CancellationToken.None);
    }

    private static async Task UnlessThereAsync(Func<Task> create)
    {
        try
        {
            await create();
        }
        catch (EntraAwsException e) when (e.ErrorId == "AwsEntityExists")
        {
            // Made by an earlier run, or by an attempt whose answer was lost.
        }
    }

    private static async Task AssertRoleAsync(IAwsAccount account)
    {
        var role = await account.GetRoleAsync("EntraTest", CancellationToken.None);
        Assert.Equal(("Changed", 3600, "EntraAws"), (role!.Description, role.MaxSessionDuration, role.Tags["Project"]));
        Assert.Equal(["arn:aws:iam::aws:policy/ReadOnlyAccess"], role.AttachedPolicies);
        Assert.Contains(ProviderArn(account), role.TrustPolicy, StringComparison.Ordinal);
    }

    /// <summary>Every third request or so goes wrong.</summary>
    private sealed class RandomFaults(int seed) : IFaultPlan
    {
        private readonly Random _random = new(seed);

        public Fault Next(string cloud, string operation)
        {
            lock (_random) return _random.Next(3) > 0 ? Fault.None : (Fault)_random.Next(1, 6);
        }
    }
}
