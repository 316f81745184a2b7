using EntraAws.Contracts;
using EntraAws.Engine.Roles;
using EntraAws.Rules;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>Reads the providers and roles that a response names, each account once: one list of its roles, and each provider.</summary>
internal sealed class AccountTrustReader(SessionContext context)
{
    // A response with its size limit can name no more than some hundreds.
    private const int MostAccounts = 200;
    private const string Activity = "Reading the accounts that the response names";

    public async Task<IReadOnlyDictionary<string, AccountTrust>> ReadAsync(IReadOnlyList<AppRoleValue> roles, IOperationHost host, CancellationToken cancellationToken)
    {
        var trusts = new Dictionary<string, AccountTrust>(StringComparer.Ordinal);
        var accounts = roles.GroupBy(r => r.Role.AccountId, StringComparer.Ordinal).Take(MostAccounts).ToList();
        foreach (var account in accounts)
        {
            if (accounts.Count > 1) await host.ProgressAsync(new OperationProgress { Activity = Activity, Status = account.Key, Percent = 100 * trusts.Count / accounts.Count });
            trusts[account.Key] = await ReadAsync(account.Key, account.Select(r => r.Provider).Distinct().ToList(), cancellationToken);
        }

        if (accounts.Count > 1) await host.ProgressAsync(new OperationProgress { Activity = Activity, Status = "Done", Completed = true });
        return trusts;
    }

    private async Task<AccountTrust> ReadAsync(string accountId, IReadOnlyList<Arn> providers, CancellationToken cancellationToken)
    {
        try
        {
            var account = await context.AccountAsync(accountId, cancellationToken);
            var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var arn in providers.Select(p => p.ToString()))
                if (await account.GetSamlProviderAsync(arn, cancellationToken) is { } provider) metadata[arn] = provider.Metadata;
            var roles = await account.ListRolesAsync(cancellationToken);
            return new AccountTrust { Providers = metadata, Roles = roles.ToDictionary(r => r.Arn, StringComparer.Ordinal) };
        }
        catch (EntraAwsException e)
        {
            // An account that can't be entered is no reason to say nothing about the others.
            return new AccountTrust { Problem = e.Message };
        }
    }
}
