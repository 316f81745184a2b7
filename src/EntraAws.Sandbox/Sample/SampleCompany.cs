namespace EntraAws.Sandbox;

/// <summary>Contoso: two AWS accounts full of IAM users, and the Entra tenant that its people are in.</summary>
public static class SampleCompany
{
    /// <summary>The same company each time, its times counted back from <paramref name="now"/>.</summary>
    public static SandboxState Create(DateTimeOffset now)
    {
        var state = new SandboxState { Clock = now, HomeAccountId = SampleProduction.AccountId, Tenant = SampleTenant.Create(now) };
        state.Accounts[SampleProduction.AccountId] = SampleProduction.Create(now);
        state.Accounts[SampleDevTest.AccountId] = SampleDevTest.Create(now);
        state.Organization = new SandboxOrganization
        {
            Id = "o-c0nt0s0000",
            ManagementAccountId = SampleProduction.AccountId,
            Units = [new SandboxOrganizationalUnit { Id = "ou-0000-pr0duct1", Name = "Production" }, new SandboxOrganizationalUnit { Id = "ou-0000-devtest1", Name = "Development" }],
            Accounts =
            [
                Member(state.Accounts[SampleProduction.AccountId], "aws@contoso.com", "INVITED", "ou-0000-pr0duct1"),
                Member(state.Accounts[SampleDevTest.AccountId], "aws-dev@contoso.com", "CREATED", "ou-0000-devtest1"),
            ],
        };
        return state;
    }

    private static SandboxMemberAccount Member(AwsAccountState account, string email, string joined, string unit) =>
        new() { AccountId = account.AccountId, Name = account.Name, Email = email, JoinedMethod = joined, ParentId = unit, JoinedAt = account.Root.CreateDate };
}
