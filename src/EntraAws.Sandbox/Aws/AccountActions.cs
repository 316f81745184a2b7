using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>The operations on the account as a whole.</summary>
internal static class AccountActions
{
    public static object?[] GetSummary(AwsCall call)
    {
        var account = call.Account;
        var values = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var key in SandboxQuotas.Defaults.Keys) values[key] = account.Quota(key);
        var devices = account.Users.Sum(u => u.MfaDevices.Count);
        values["Users"] = account.Users.Count;
        values["Groups"] = account.Groups.Count;
        values["Roles"] = call.VisibleRoles().Count();
        values["Policies"] = account.Policies.Count(p => !SandboxPolicy.IsAwsManaged(p.Arn));
        values["PolicyVersionsInUse"] = VersionsInUse(call);
        values["Providers"] = call.VisibleProviders().Count() + account.OidcProviders.Count;
        values["InstanceProfiles"] = account.Roles.Sum(r => r.InstanceProfiles.Count);
        values["ServerCertificates"] = 0;
        values["MFADevices"] = devices + account.UnassignedMfaDevices.Count;
        values["MFADevicesInUse"] = devices;
        values["AccountMFAEnabled"] = account.Root.MfaActive ? 1 : 0;
        values["AccountAccessKeysPresent"] = account.Root.AccessKeys.Count > 0 ? 1 : 0;
        values["AccountPasswordPresent"] = account.Root.Password is null ? 0 : 1;
        values["AccountSigningCertificatesPresent"] = account.Root.Certificates.Count > 0 ? 1 : 0;
        values["GlobalEndpointTokenVersion"] = 1;
        return [E("SummaryMap", values.Select(v => E("entry", E("key", v.Key), E("value", v.Value))))];
    }

    public static object?[] GetPasswordPolicy(AwsCall call)
    {
        var policy = call.Account.PasswordPolicy
            ?? throw AwsRefusal.NotFound($"The Password Policy with domain name {call.Account.AccountId} cannot be found.");
        return
        [
            E(
                "PasswordPolicy",
                E("MinimumPasswordLength", policy.MinimumPasswordLength),
                Flag("RequireSymbols", policy.RequireSymbols),
                Flag("RequireNumbers", policy.RequireNumbers),
                Flag("RequireUppercaseCharacters", policy.RequireUppercaseCharacters),
                Flag("RequireLowercaseCharacters", policy.RequireLowercaseCharacters),
                Flag("AllowUsersToChangePassword", policy.AllowUsersToChangePassword),
                Flag("ExpirePasswords", policy.MaxPasswordAge is not null),
                Optional("MaxPasswordAge", policy.MaxPasswordAge),
                Optional("PasswordReusePrevention", policy.PasswordReusePrevention),
                Flag("HardExpiry", policy.HardExpiry)),
        ];
    }

    public static object?[] ListAliases(AwsCall call) =>
        [Strings("AccountAliases", call.Account.Alias is { } alias ? [alias] : []), Flag("IsTruncated", false)];

    private static int VersionsInUse(AwsCall call)
    {
        var (attached, boundary) = ManagedPolicies.Use(call.Account, call.Now);
        return attached.Keys.Union(boundary.Keys).Count();
    }
}
