using EntraAws.Contracts;

namespace EntraAws.Rules;

/// <summary>Entries of role lists from what the pipeline brings.</summary>
internal static class RoleListEntries
{
    public static RoleListEntry Of(string roleArn, string? providerArn, string? accountName)
    {
        var role = Arn.Parse(roleArn, "role") ?? throw Faults.ArnInvalid(roleArn, "a role");
        if (string.IsNullOrWhiteSpace(providerArn)) throw Faults.RoleWithoutProvider(roleArn);
        return new RoleListEntry
        {
            AccountId = role.AccountId,
            AccountName = accountName,
            RoleName = role.Name,
            RoleArn = roleArn,
            ProviderArn = providerArn!,
            Path = role.Path,
        };
    }
}
