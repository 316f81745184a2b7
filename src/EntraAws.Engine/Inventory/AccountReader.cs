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
        var report = parts.TryAsync("credential report (passwords, access keys, MFA)", () => account.GetCredentialReportAsync(cancellationToken));
        var roles = parts.TryAsync("role descriptions and session limits", () => account.ListRolesAsync(cancellationToken));
        var services = parts.TryAsync("service-specific credentials", () => account.ListServiceCredentialsAsync(cancellationToken));
        var devices = parts.TryAsync("virtual MFA devices", () => account.ListVirtualMfaDevicesAsync(cancellationToken));
        var summary = parts.TryAsync("account summary and quotas", () => account.GetAccountSummaryAsync(cancellationToken));
        var passwords = parts.TryAsync("password policy", () => account.GetPasswordPolicyAsync(cancellationToken));
        var alias = parts.TryAsync("account alias", () => account.GetAccountAliasAsync(cancellationToken));
        await Task.WhenAll(report, roles, services, devices, summary, passwords, alias);

        await progress("users, groups, roles and policies", 30);
        var rows = (report.Result?.Rows ?? []).GroupBy(r => r.User, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var listed = (roles.Result ?? []).GroupBy(r => r.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var credentials = (services.Result ?? []).ToLookup(c => c.UserName, StringComparer.Ordinal);
        await account.ReadAuthorizationDetailsAsync(async page =>
        {
            foreach (var user in await CompleteAsync(page.Users.Select(u => UserView.Of(u, rows.GetValueOrDefault(u.Name), credentials[u.Name].ToList(), account.AccountId, now)).ToList(), now, cancellationToken)) await sink.AddAsync(user);
            foreach (var group in page.Groups) await sink.AddAsync(GroupView.Of(group, account.AccountId));
            foreach (var role in page.Roles) await sink.AddAsync(RoleInventoryView.Of(role, listed.GetValueOrDefault(role.Name), account.AccountId));
            foreach (var policy in page.Policies) await sink.AddAsync(PolicyView.Of(policy, account.AccountId));
        }, cancellationToken);

        await progress("identity providers", 90);
        await ReadProvidersAsync(cancellationToken);
        var root = rows.Values.FirstOrDefault(r => r.IsRoot);
        return new AccountFacts
        {
            AccountId = account.AccountId,
            AccountAlias = alias.Result,
            TakenAt = now,
            CredentialReportAt = report.Result?.GeneratedAt,
            Root = root is null ? null : UserView.Root(root, now),
            PasswordPolicy = passwords.Result,
            VirtualMfaDevices = devices.Result ?? [],
            Summary = summary.Result ?? new Dictionary<string, int>(),
            Gaps = parts.Gaps,
        };
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
