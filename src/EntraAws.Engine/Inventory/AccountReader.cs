using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Documents;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Inventory;

/// <summary>
/// Reads an account in few calls and hands its objects on as they come. What joins to users and roles is read first and
/// small; the lists with the policy documents follow page by page and are not kept.
/// </summary>
internal sealed class AccountReader(IAwsAccount account, InventoryRequest request, IInventorySink sink, PartReader parts, TimeProvider time)
{
    private const int UsersAtOnce = 4;

    public async Task<AccountFacts> ReadAsync(Func<string, int, Task> progress, CancellationToken cancellationToken)
    {
        await progress("credentials and limits", 5);
        var now = time.GetUtcNow();
        var (join, facts) = await ReadJoinAsync(now, cancellationToken);

        await progress("users, groups, roles and policies", 30);
        await account.ReadAuthorizationDetailsAsync(async page =>
        {
            foreach (var user in await CompleteAsync(page.Users.Select(u => UserView.Of(u, join.TakeRow(u.Name), join.Services(u.Name), account.AccountId, now)).ToList(), now, cancellationToken)) await sink.AddAsync(user);
            foreach (var group in page.Groups) await sink.AddAsync(GroupView.Of(group, account.AccountId));
            foreach (var role in page.Roles) await sink.AddAsync(RoleInventoryView.Of(role, join.TakeRole(role.Name), account.AccountId));
            foreach (var policy in page.Policies) await sink.AddAsync(PolicyView.Of(policy, account.AccountId));
        }, cancellationToken);

        await progress("identity providers", 90);
        await ReadProvidersAsync(cancellationToken);
        return facts with { Gaps = parts.Gaps };
    }

    // Apart, so that the lists are let go when it returns: a waiting method keeps all its variables.
    private async Task<(AccountJoin Join, AccountFacts Facts)> ReadJoinAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var report = parts.TryAsync("credential report (passwords, access keys, MFA)", () => account.GetCredentialReportAsync(cancellationToken));
        var roles = parts.TryAsync("role descriptions and session limits", () => account.ListRoleLimitsAsync(cancellationToken));
        var services = parts.TryAsync("service-specific credentials", () => account.ListServiceCredentialsAsync(cancellationToken));
        var devices = parts.TryAsync("virtual MFA devices", () => account.ListVirtualMfaDevicesAsync(cancellationToken));
        var summary = parts.TryAsync("account summary and quotas", () => account.GetAccountSummaryAsync(cancellationToken));
        var passwords = parts.TryAsync("password policy", () => account.GetPasswordPolicyAsync(cancellationToken));
        var alias = parts.TryAsync("account alias", () => account.GetAccountAliasAsync(cancellationToken));
        await Task.WhenAll(report, roles, services, devices, summary, passwords, alias);

        var join = new AccountJoin(report.Result?.Rows ?? [], roles.Result, services.Result ?? []);
        return (join, new AccountFacts
        {
            AccountId = account.AccountId,
            AccountAlias = alias.Result,
            TakenAt = now,
            CredentialReportAt = report.Result?.GeneratedAt,
            Root = join.Root is null ? null : UserView.Root(join.Root, now),
            PasswordPolicy = passwords.Result,
            VirtualMfaDevices = devices.Result ?? [],
            Summary = summary.Result ?? new Dictionary<string, int>(),
        });
    }

    // Calls for single users are made only when asked for, a few at a time.
    private async Task<IReadOnlyList<AwsIamUser>> CompleteAsync(IReadOnlyList<AwsIamUser> users, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!request.IncludeAccessKeyId && !request.IncludeSshKey && !request.IncludeLastAccessed) return users;
        var complete = new AwsIamUser[users.Count];
        await Parallel.ForAsync(0, users.Count, new ParallelOptions { MaxDegreeOfParallelism = UsersAtOnce, CancellationToken = cancellationToken }, async (i, token) =>
        {
            var user = users[i];
            if (request.IncludeAccessKeyId && user.AccessKeys.Count > 0)
            {
                var keys = await parts.TryAsync($"access key ids of {user.UserName}", () => account.ListAccessKeysAsync(user.UserName, now, token));
                if (keys is not null) user = user with { AccessKeys = AccessKeyJoin.Of(user.AccessKeys, keys) };
            }

            if (request.IncludeSshKey) user = user with { SshKeys = await parts.TryAsync($"SSH keys of {user.UserName}", () => account.ListSshKeysAsync(user.UserName, token)) };
            if (request.IncludeLastAccessed) user = user with { LastAccessed = await parts.TryAsync($"last access of {user.UserName}", () => account.GetLastAccessedAsync(user.Arn, token)) };
            complete[i] = user;
        });
        return complete;
    }

    private async Task ReadProvidersAsync(CancellationToken cancellationToken)
    {
        foreach (var arn in await parts.TryAsync("SAML providers", () => account.ListSamlProvidersAsync(cancellationToken)) ?? [])
        {
            var provider = await parts.TryAsync($"metadata of {arn}", () => account.GetSamlProviderAsync(arn, cancellationToken));
            var metadata = provider is null ? null : SamlMetadata.TryRead(provider.Metadata);
            var name = arn[(arn.LastIndexOf('/') + 1)..];
            await sink.AddAsync(new AwsIdentityProvider
            {
                AccountId = account.AccountId,
                Name = name,
                Arn = arn,
                Type = "SAML",
                Issuer = metadata?.EntityId,
                CertificateExpires = metadata?.CertificateExpires,
                CreatedAt = provider?.CreatedAt,
                IsIdentityCenter = ProviderSetup.IsIdentityCenter(name),
            });
        }

        foreach (var arn in await parts.TryAsync("OpenID Connect providers", () => account.ListOpenIdConnectProvidersAsync(cancellationToken)) ?? [])
        {
            var issuer = arn[(arn.IndexOf("oidc-provider/", StringComparison.Ordinal) + "oidc-provider/".Length)..];
            await sink.AddAsync(new AwsIdentityProvider { AccountId = account.AccountId, Name = issuer, Arn = arn, Type = "OIDC", Issuer = $"https://{issuer}" });
        }
    }
}
