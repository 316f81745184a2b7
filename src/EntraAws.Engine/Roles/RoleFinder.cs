using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Documents;
using EntraAws.Engine.SignOn;
using EntraAws.Rules;

namespace EntraAws.Engine.Roles;

/// <summary>Finds the roles of an account that trust a SAML provider. Those of IAM Identity Center are not people's to map.</summary>
internal sealed class RoleFinder(SessionContext context)
{
    // Each takes two calls; well within the rate that IAM gives an account.
    private const int AtOnce = 8;

    public async Task FindAsync(SamlRoleQuery query, Func<SamlRole, Task> emit, CancellationToken cancellationToken)
    {
        var given = Arn.Parse(query.Provider, "saml-provider");
        if (given is null && query.Provider?.StartsWith("arn:", StringComparison.Ordinal) == true) throw Faults.ArnInvalid(query.Provider, "a SAML provider");
        var account = await context.AccountAsync(query.AccountId ?? given?.AccountId, cancellationToken);
        var matches = (await account.ListRolesAsync(cancellationToken)).OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase)
            .Where(r => query.Filter.Includes(r.Name) && ProviderOf(r, query.Provider) is not null).ToList();
        // A few calls for all of them, or two for each.
        var details = matches.Count > RoleDetails.Few ? await RoleDetails.ReadAsync(account, matches, cancellationToken) : new Dictionary<string, IamRole>();
        foreach (var some in matches.Chunk(AtOnce))
        {
            var roles = await Task.WhenAll(some.Select(r => details.TryGetValue(r.Arn, out var role) ? Task.FromResult<IamRole?>(role) : account.GetRoleAsync(r.Name, cancellationToken)));
            foreach (var (role, listed) in roles.Zip(some))
                if (role is not null) await emit(RoleView.Of(role, ProviderOf(listed, query.Provider)!) with { AccountId = account.AccountId });
        }
    }

    private static string? ProviderOf(IamRole role, string? wanted) => TrustPolicy.Parse(role.TrustPolicy)?.SamlProviders
        .FirstOrDefault(p => wanted is null ? !ProviderSetup.IsIdentityCenter(Arn.Parse(p)?.Name ?? "") : p == wanted || Arn.Parse(p)?.Name == wanted);
}
