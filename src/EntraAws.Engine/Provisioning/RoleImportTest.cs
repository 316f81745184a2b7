using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Documents;
using EntraAws.Engine.Inventory;
using EntraAws.Rules;

namespace EntraAws.Engine.Provisioning;

/// <summary>Judges each role of an account by the rules of Entra's import.</summary>
internal sealed class RoleImportTest(SessionContext context)
{
    public async Task TestAsync(RoleImportQuery query, Func<RoleImportResult, Task> emit, CancellationToken cancellationToken)
    {
        var given = Arn.Parse(query.Provider, "saml-provider");
        if (given is null && query.Provider?.StartsWith("arn:", StringComparison.Ordinal) == true) throw Faults.ArnInvalid(query.Provider, "a SAML provider");
        if (given is null && query.Provider is { } name) AwsRules.CheckProviderName(name);
        if (query.AccountId is { } id)
        {
            AwsRules.CheckAccountId(id);
            if (given is not null && given.AccountId != id) throw Faults.ProviderOfOtherAccount(given.ToString(), id);
        }

        var account = await context.AccountAsync(query.AccountId ?? given?.AccountId, cancellationToken);
        foreach (var role in (await account.ListRolesAsync(cancellationToken)).OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (!query.Filter.Includes(role.Name)) continue;
            var providers = TrustPolicy.Parse(role.TrustPolicy)?.SamlProviders ?? [];
            if (query.Provider is { } wanted && !providers.Any(p => p == wanted || Arn.Parse(p)?.Name == wanted)) continue;
            await emit(Judge(account, role, providers));
        }
    }

    private static RoleImportResult Judge(IAwsAccount account, IamRole role, IReadOnlyList<string> providers)
    {
        var kind = RoleInventoryView.Of(role, new IamRoleLimits(null, null), account.AccountId).Kind;
        var provider = providers.Count > 0 ? providers[0] : null;
        var length = role.Arn.Length + (provider?.Length ?? 0);
        var problem = Problem(account, role, kind, providers, length);
        return new RoleImportResult
        {
            AccountId = account.AccountId,
            RoleName = role.Name,
            RoleArn = role.Arn,
            ProviderArn = provider,
            ProviderCount = providers.Count,
            Length = length,
            Kind = kind,
            Importable = problem is null,
            Reason = problem ?? (kind == AwsRoleKind.IdentityCenter ? "It belongs to IAM Identity Center. By the published rule Entra imports it; people get it from Identity Center, so do not assign it." : null),
        };
    }

    private static string? Problem(IAwsAccount account, IamRole role, AwsRoleKind kind, IReadOnlyList<string> providers, int length) =>
        account.Partition == "aws-cn" ? "Entra's role provisioning can't be used with AWS China."
        : kind == AwsRoleKind.ServiceLinked ? "It is a service-linked role, which only its AWS service assumes."
        : providers.Count == 0 ? "Its trust policy names no SAML provider."
        : providers.Count > 1 ? $"Its trust policy names {providers.Count} SAML providers; Entra takes roles with exactly one."
        : length >= AwsRules.ArnsBelow ? $"The ARNs of role and provider have {length} characters together; Entra takes less than {AwsRules.ArnsBelow}."
        : role.Name.Contains(',') ? "The comma in its name would be taken for the one between the two ARNs."
        : null;
}
