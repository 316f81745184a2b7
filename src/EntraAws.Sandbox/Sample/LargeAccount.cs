using static EntraAws.Sandbox.SampleDocuments;

namespace EntraAws.Sandbox;

/// <summary>Accounts of any size for scale tests, the same each time for the same seed: people with their sins, services, groups, roles of every kind, policies.</summary>
public static class LargeAccount
{
    public const string AccountId = "200000000000";

    /// <summary>A sandbox with one such account, whose credentials it hands out.</summary>
    public static SandboxState Create(int users, int groups, int roles, int policies, int seed, DateTimeOffset now)
    {
        var state = new SandboxState { Clock = now, HomeAccountId = AccountId, Tenant = SampleTenant.Create(now) };
        state.Accounts[AccountId] = Account(AccountId, "Scale", new AccountSize(users, groups, roles, policies), seed, now, null);
        return state;
    }

    /// <param name="entrance">The account whose principals may assume OrganizationAccountAccessRole; null for an account without that role.</param>
    internal static AwsAccountState Account(string accountId, string name, AccountSize size, int seed, DateTimeOffset now, string? entrance)
    {
        var account = new SampleAccount(accountId, name, now);
        var random = new Random(seed);
        account.State.Root = new SandboxRootUser { CreateDate = account.Ago(3000), MfaActive = random.Next(5) > 0, Password = new SandboxPassword { LastChanged = account.Ago(2000) } };
        Raise(account.State, size);
        // First, so that entering the account looks through nothing else.
        if (entrance is not null)
            account.Role("OrganizationAccountAccessRole", 2900, TrustAws($"arn:aws:iam::{entrance}:root"), "/", account.Managed("AdministratorAccess"));
        var policies = Enumerable.Range(0, size.Policies).Select(i => Policy(account, random, i)).ToArray();
        for (var i = 0; i < size.Groups; i++) Group(account, random, i, policies);
        LargeRoles.Fill(account, random, size.Roles, policies);
        LargeUsers.Fill(account, random, size, policies);
        return account.State;
    }

    /// <summary>A customer managed policy's ARN or an AWS managed one's, as real accounts attach them.</summary>
    internal static string Any(SampleAccount account, Random random, string[] policies) =>
        policies.Length > 0 && random.Next(3) > 0 ? policies[random.Next(policies.Length)] : account.Managed(AwsManaged[random.Next(AwsManaged.Length)]);

    private static readonly string[] AwsManaged =
    [
        "ReadOnlyAccess", "PowerUserAccess", "AmazonS3FullAccess", "AmazonS3ReadOnlyAccess", "AmazonEC2FullAccess", "AmazonEC2ReadOnlyAccess", "AmazonDynamoDBFullAccess",
        "AWSLambda_FullAccess", "CloudWatchReadOnlyAccess", "SecurityAudit", "job-function/ViewOnlyAccess", "job-function/Billing", "job-function/DataScientist", "IAMUserChangePassword",
    ];

    private static string Policy(SampleAccount account, Random random, int index)
    {
        var versions = random.Next(4) == 0 ? random.Next(2, 5) : 1;
        return account.Policy($"app-{index:0000}-access", random.Next(30, 2500), "", [.. Enumerable.Range(0, versions).Select(_ => LargeDocuments.Policy(random))]);
    }

    private static void Group(SampleAccount account, Random random, int index, string[] policies)
    {
        var attached = index == 0
            ? [account.Managed("AdministratorAccess")]
            : Enumerable.Range(0, random.Next(1, 5)).Select(_ => Any(account, random, policies)).Distinct().ToArray();
        account.Group(index == 0 ? "Administrators" : $"Team-{index:000}", random.Next(100, 2800), attached);
        if (random.Next(8) == 0) account.State.Groups[^1].InlinePolicies.Add(new SandboxInlinePolicy { Name = "extra", Document = LargeDocuments.Inline(random) });
    }

    private static void Raise(AwsAccountState state, AccountSize size)
    {
        foreach (var (key, wanted) in new[] { ("GroupsQuota", size.Groups), ("RolesQuota", size.Roles + 1), ("PoliciesQuota", size.Policies), ("InstanceProfilesQuota", size.Roles) })
            if (wanted > SandboxQuotas.Defaults[key]) state.Quotas[key] = wanted;
    }
}
