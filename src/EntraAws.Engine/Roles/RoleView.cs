using EntraAws.Engine.Aws;
using EntraAws.Engine.Documents;
using EntraAws.Rules;

namespace EntraAws.Engine.Roles;

/// <summary>A role as the pipeline shows it.</summary>
internal static class RoleView
{
    public static SamlRole Of(IamRole role, string providerArn) => new()
    {
        RoleName = role.Name,
        RoleArn = role.Arn,
        ProviderArn = providerArn,
        PolicyArns = role.AttachedPolicies,
        Description = string.IsNullOrEmpty(role.Description) ? null : role.Description,
        MaxSessionDuration = role.MaxSessionDuration ?? AwsRules.LeastMaxSession,
        Path = role.Path,
        Tags = role.Tags,
        CreatedAt = role.CreatedAt,
        Importable = TrustPolicy.Parse(role.TrustPolicy)?.SamlProviders.Count <= 1 && role.Arn.Length + providerArn.Length < AwsRules.ArnsBelow && !role.Name.Contains(','),
    };
}
