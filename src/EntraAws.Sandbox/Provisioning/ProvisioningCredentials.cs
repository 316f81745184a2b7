namespace EntraAws.Sandbox;

/// <summary>Whether AWS lets the provisioning agent in with the credentials it has, and lets it list the roles.</summary>
internal static class ProvisioningCredentials
{
    private static readonly TimeSpan UseSpan = TimeSpan.FromMinutes(15);

    /// <summary>Uses the credentials, and notes the use as AWS does: the first of a quarter of an hour.</summary>
    public static (AwsAccountState? Account, string? Problem) Check(SandboxState state, TenantProvisioningSecrets? secrets, DateTimeOffset at)
    {
        if (secrets is not { AccessKeyId: { } id, SecretHash: { } hash }) return (null, "There are no credentials.");
        if (SandboxCredentials.AccountOf(id) is { } home && state.Accounts.TryGetValue(home, out var own))
            return SandboxCredentials.Hash(SandboxCredentials.For(home).Secret) == hash ? Admit(own) : (null, "SignatureDoesNotMatch: the secret is wrong.");
        foreach (var account in state.Accounts.Values)
        {
            foreach (var user in account.Users)
            {
                if (user.AccessKeys.Find(k => k.AccessKeyId == id) is not { } key) continue;
                if (!key.Active || key.UsableAt > at) return (null, "InvalidClientTokenId: The security token included in the request is invalid.");
                if (key.SecretHash != hash) return (null, "SignatureDoesNotMatch: the secret is wrong.");
                if (key.LastUsed is null || at - key.LastUsed >= UseSpan) (key.LastUsed, key.LastUsedRegion, key.LastUsedService) = (at, "us-east-1", "iam");
                return UserAccess.Allows(account, user, "iam:ListRoles")
                    ? Admit(account)
                    : (null, $"AccessDenied: {account.Arn("user" + user.Path + user.Name)} is not authorized to perform: iam:ListRoles");
            }
        }

        return (null, "InvalidClientTokenId: The security token included in the request is invalid.");
    }

    private static (AwsAccountState?, string?) Admit(AwsAccountState account) =>
        account.Partition == "aws-cn" ? (null, "Role provisioning can't be used with AWS China.") : (account, null);
}
