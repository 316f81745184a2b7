using EntraAws.Contracts;
using EntraAws.Engine.Documents;
using EntraAws.Engine.SignOn;
using EntraAws.Rules;

namespace EntraAws.Engine.Roles;

/// <summary>Finds the roles of an account that trust a SAML provider. Those of IAM Identity Center are not people's to map.</summary>
internal sealed class RoleFinder(SessionContext context)
{
    public async Task FindAsync(SamlRoleQuery query, Func<SamlRole, Task> emit, CancellationToken cancellationToken)
    {
        var given = Arn.Parse(query.Provider, "saml-provider");
        if (given is null && query.Provider?.StartsWith("arn:", StringComparison.Ordinal) == true) throw Faults.ArnInvalid(query.Provider, "a SAML provider");
        var account = await context.AccountAsync(query.AccountId ?? given?.AccountId, cancellationToken);
        foreach (var role in (await account.ListRolesAsync(cancellationToken)).OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (!query.Filter.Includes(role.Name)) continue;
            var providers = TrustPolicy.Parse(role.TrustPolicy)?.SamlProviders ?? [];
            var provider = providers.FirstOrDefault(p => query.Provider is null ? !ProviderSetup.IsIdentityCenter(Arn.Parse(p)?.Name ?? "") : p == query.Provider || Arn.Parse(p)?.Name == query.Provider);
            if (provider is null || await account.GetRoleAsync(role.Name, cancellationToken) is not { } whole) continue;
            await emit(RoleView.Of(whole, provider) with { AccountId = account.AccountId });
        }
    }
}
