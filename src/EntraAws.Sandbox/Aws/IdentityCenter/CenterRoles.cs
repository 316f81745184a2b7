namespace EntraAws.Sandbox;

/// <summary>The roles that Identity Center keeps in the accounts: one for each permission set that is assigned there.</summary>
internal static class CenterRoles
{
    /// <summary>Why the set can't be provisioned to an account; null when it can.</summary>
    public static string? Problem(JsonCall call, SandboxIdentityCenter center, SandboxPermissionSet set, string accountId)
    {
        if (call.State.Accounts.GetValueOrDefault(accountId) is not { } account) return null;
        var missing = set.CustomerPolicies.Find(p => !account.Policies.Exists(own => own.Arn == account.Arn("policy" + p)));
        if (missing is not null) return $"Received a 404 status error: Policy {account.Arn("policy" + missing)} does not exist or is not attachable.";
        var others = center.PermissionSets.Count(s => s.Id != set.Id && s.Provisioned.Exists(p => p.AccountId == accountId));
        return others >= center.SetsPerAccountQuota ? $"The account has reached the limit of {center.SetsPerAccountQuota} permission sets." : null;
    }

    /// <summary>Brings the account's role to what the set is now; it shows when the operation is done.</summary>
    public static void Provision(JsonCall call, SandboxIdentityCenter center, SandboxPermissionSet set, string accountId, DateTimeOffset at)
    {
        set.Provisioned.RemoveAll(p => p.AccountId == accountId && p.At <= call.Now && p.Revision == set.Revision);
        set.Provisioned.Add(new SandboxProvisionedSet { AccountId = accountId, Revision = set.Revision, At = at });
        if (call.State.Accounts.GetValueOrDefault(accountId) is not { } account) return;
        var role = account.Roles.Find(r => IsOf(r, set));
        if (role is null)
        {
            var path = center.Region == "us-east-1" ? "/aws-reserved/sso.amazonaws.com/" : $"/aws-reserved/sso.amazonaws.com/{center.Region}/";
            var name = $"AWSReservedSSO_{set.Name}_{SandboxIds.Make("", accountId + set.Id, 16).ToLowerInvariant()}";
            role = new SandboxRole
            {
                Name = name,
                Path = path,
                RoleId = SandboxIds.Make("AROA", accountId + name),
                CreateDate = at,
                VisibleAt = at,
                TrustPolicy = SampleDocuments.TrustSaml(Provider(center, account, at), tagSession: true),
            };
            account.Roles.Add(role);
        }

        role.Description = set.Description;
        role.MaxSessionDuration = 43200;
        role.AttachedPolicies = [.. set.ManagedPolicies, .. set.CustomerPolicies.Select(p => account.Arn("policy" + p))];
        role.InlinePolicies = set.InlinePolicy is { Length: > 0 } document ? [new SandboxInlinePolicy { Name = "AwsSSOInlinePolicy", Document = document }] : [];
    }

    /// <summary>Nobody has the set in the account any more.</summary>
    public static void Remove(JsonCall call, SandboxPermissionSet set, string accountId)
    {
        set.Provisioned.RemoveAll(p => p.AccountId == accountId);
        call.State.Accounts.GetValueOrDefault(accountId)?.Roles.RemoveAll(r => IsOf(r, set));
    }

    private static bool IsOf(SandboxRole role, SandboxPermissionSet set) =>
        SandboxRole.IsReservedPath(role.Path) && role.Name.StartsWith($"AWSReservedSSO_{set.Name}_", StringComparison.Ordinal) && role.Name.Length == $"AWSReservedSSO_{set.Name}_".Length + 16;

    private static string Provider(SandboxIdentityCenter center, AwsAccountState account, DateTimeOffset at)
    {
        var provider = account.SamlProviders.Find(p => p.Name.StartsWith("AWSSSO_", StringComparison.Ordinal));
        if (provider is null)
        {
            provider = new SandboxSamlProvider
            {
                Name = $"AWSSSO_{SandboxIds.Make("", account.AccountId + center.InstanceId, 16).ToLowerInvariant()}_DO_NOT_DELETE",
                Uuid = SandboxIds.Make("SAMLSP", account.AccountId + center.InstanceId, 20),
                MetadataDocument = SampleSaml.Metadata($"portal.sso.{center.Region}.amazonaws.com"),
                CreateDate = at,
                VisibleAt = at,
                ValidUntil = at.AddYears(100),
            };
            account.SamlProviders.Add(provider);
        }

        return account.Arn("saml-provider/" + provider.Name);
    }
}
