namespace EntraAws.Sandbox;

/// <summary>Contoso's IAM Identity Center: enabled in Frankfurt long ago, with one permission set and nobody synchronized into it yet.</summary>
public static class SampleIdentityCenter
{
    public const string Region = "eu-central-1";

    public const string ScimEndpoint = $"https://scim.{Region}.amazonaws.com/Kc1f0e2d3c4-5b6a-4978-8a9b-0c1d2e3f4a5b/scim/v2/";

    /// <summary>What a user would copy from the console of the sandbox, if it had one.</summary>
    public const string ScimToken = "sandbox-scim-token-0123456789abcdef";

    public static SandboxIdentityCenter Create(DateTimeOffset now)
    {
        var created = now.AddDays(-400);
        var set = new SandboxPermissionSet
        {
            Id = "ps-0123456789abcdef",
            Name = "ReadOnly",
            SessionDuration = "PT8H",
            CreatedAt = created,
            ManagedPolicies = ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
            Provisioned = [new SandboxProvisionedSet { AccountId = SampleProduction.AccountId, Revision = 1, At = created }],
        };
        var auditor = new SandboxStoreUser { UserId = TenantState.IdOf(Guid.Empty, "identity-store/auditor").ToString(), UserName = "auditor", DisplayName = "External auditor" };
        return new SandboxIdentityCenter
        {
            InstanceId = "ssoins-1f0e2d3c4b5a6978",
            IdentityStoreId = "d-996704c0f1",
            Name = "Contoso",
            OwnerAccountId = SampleProduction.AccountId,
            Region = Region,
            CreatedAt = created,
            PermissionSets = [set],
            Users = [auditor],
            Assignments = [new SandboxAccountAssignment { AccountId = SampleProduction.AccountId, PermissionSetId = set.Id, PrincipalType = "USER", PrincipalId = auditor.UserId, VisibleAt = created }],
            ScimEndpoint = ScimEndpoint,
            ScimTokenHash = SandboxCredentials.Hash(ScimToken),
            ScimTokenExpires = now.AddYears(1),
        };
    }
}
