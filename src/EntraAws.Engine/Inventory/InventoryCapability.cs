using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Documents;
using EntraAws.Engine.SignOn;
using EntraAws.Rules;

namespace EntraAws.Engine.Inventory;

/// <summary>Reads an account in few calls: the authorization details, the credential report and the identity providers.</summary>
internal sealed class InventoryCapability(SessionContext context) : IInventory
{
    public Task ReadManyAsync(ManyInventoriesRequest request, Func<AwsIamInventory, Task> emit, Func<string, EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    public Task SaveManyAsync(ManyInventoriesRequest request, string folder, Func<AwsInventoryFile, Task> emit, Func<string, EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    public async Task<AwsIamInventory> ReadAsync(InventoryRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        var account = await context.AccountAsync(request.AccountId, cancellationToken);
        var activity = $"Reading IAM of account {account.AccountId}";
        var gaps = new List<string>();

        await ProgressAsync(host, activity, "users, groups, roles and policies", 10);
        var details = await account.GetAuthorizationDetailsAsync(cancellationToken);
        await ProgressAsync(host, activity, "credential report", 50);
        var report = await TryAsync(() => account.GetCredentialReportAsync(cancellationToken), "credential report (passwords, access keys, MFA)", gaps, host);
        await ProgressAsync(host, activity, "identity providers", 80);
        var providers = await ReadProvidersAsync(account, details, gaps, host, cancellationToken);
        var alias = await TryAsync(() => account.GetAccountAliasAsync(cancellationToken), "account alias", gaps, host);
        await host.ProgressAsync(new OperationProgress { Activity = activity, Status = "done", Completed = true });

        var now = context.Time.GetUtcNow();
        var rows = (report?.Rows ?? []).ToDictionary(r => r.User, StringComparer.Ordinal);
        return new AwsIamInventory
        {
            AccountId = account.AccountId,
            AccountAlias = alias,
            TakenAt = now,
            CredentialReportAt = report?.GeneratedAt,
            Users = details.Users.Select(u => UserView.Of(u, rows.GetValueOrDefault(u.Name), account.AccountId, now)).OrderBy(u => u.UserName, StringComparer.OrdinalIgnoreCase).ToList(),
            Groups = GroupViews(details, account.AccountId),
            Roles = details.Roles.Select(r => RoleInventoryView.Of(r, account.AccountId)).OrderBy(r => r.RoleName, StringComparer.OrdinalIgnoreCase).ToList(),
            Policies = new PolicyUse(details).Views(account.AccountId),
            IdentityProviders = providers,
            Gaps = gaps,
        };
    }

    private static Task ProgressAsync(IOperationHost host, string activity, string status, int percent) =>
        host.ProgressAsync(new OperationProgress { Activity = activity, Status = status, Percent = percent });

    private static List<AwsIamGroup> GroupViews(AuthorizationDetails details, string accountId)
    {
        var members = details.Users.SelectMany(u => u.Groups.Select(g => (Group: g, User: u.Name))).ToLookup(m => m.Group, m => m.User);
        return details.Groups.Select(g => new AwsIamGroup
        {
            AccountId = accountId,
            GroupName = g.Name,
            Arn = g.Arn,
            Path = g.Path,
            CreatedAt = g.CreatedAt,
            Members = members[g.Name].Order(StringComparer.OrdinalIgnoreCase).ToList(),
            AttachedPolicies = g.AttachedPolicies,
            InlinePolicies = g.InlinePolicies,
        }).OrderBy(g => g.GroupName, StringComparer.OrdinalIgnoreCase).ToList();
    }

    private static async Task<IReadOnlyList<AwsIdentityProvider>> ReadProvidersAsync(IAwsAccount account, AuthorizationDetails details, List<string> gaps, IOperationHost host, CancellationToken cancellationToken)
    {
        var trusts = details.Roles
            .SelectMany(r => (TrustPolicy.Parse(r.TrustPolicy)?.Principals ?? []).Where(p => p.Type == "Federated").Select(p => (p.Value, r.Name)))
            .Distinct()
            .ToLookup(t => t.Value, t => t.Name, StringComparer.Ordinal);
        var saml = await TryAsync(() => account.ListSamlProvidersAsync(cancellationToken), "SAML providers", gaps, host) ?? [];
        var oidc = await TryAsync(() => account.ListOpenIdConnectProvidersAsync(cancellationToken), "OpenID Connect providers", gaps, host) ?? [];
        var providers = new List<AwsIdentityProvider>();
        foreach (var arn in saml)
        {
            var provider = await TryAsync(() => account.GetSamlProviderAsync(arn, cancellationToken), $"metadata of {arn}", gaps, host);
            var metadata = provider is null ? null : SamlMetadata.TryRead(provider.Metadata);
            var name = arn[(arn.LastIndexOf('/') + 1)..];
            providers.Add(new AwsIdentityProvider
            {
                AccountId = account.AccountId,
                Name = name,
                Arn = arn,
                Type = "SAML",
                Issuer = metadata?.EntityId,
                CertificateExpires = metadata?.CertificateExpires,
                CreatedAt = provider?.CreatedAt,
                TrustedBy = trusts[arn].ToList(),
                IsIdentityCenter = ProviderSetup.IsIdentityCenter(name),
            });
        }

        foreach (var arn in oidc)
        {
            var issuer = arn[(arn.IndexOf("oidc-provider/", StringComparison.Ordinal) + "oidc-provider/".Length)..];
            providers.Add(new AwsIdentityProvider { AccountId = account.AccountId, Name = issuer, Arn = arn, Type = "OIDC", Issuer = $"https://{issuer}", TrustedBy = trusts[arn].ToList() });
        }

        return providers;
    }

    // One refused part does not spoil the rest; the object says what is missing from it.
    private static async Task<T?> TryAsync<T>(Func<Task<T>> read, string what, List<string> gaps, IOperationHost host)
        where T : class?
    {
        try
        {
            return await read();
        }
        catch (EntraAwsException e) when (e.Category is FaultCategory.PermissionDenied or FaultCategory.OperationTimeout or FaultCategory.ProtocolError or FaultCategory.InvalidOperation)
        {
            gaps.Add($"{what}: {e.Message}");
            await host.WarnAsync($"The {what} could not be read: {e.Message}");
            return null;
        }
    }
}
