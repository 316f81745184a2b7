using EntraAws.Contracts;
using EntraAws.Rules;

namespace EntraAws.Engine.Roles;

/// <summary>The claim value of an app role: a role's ARN and its provider's, with a comma between. AWS takes either order.</summary>
internal sealed record AppRoleValue(Arn Role, Arn Provider)
{
    public override string ToString() => $"{Role},{Provider}";

    public static AppRoleValue? Parse(string? value)
    {
        if (value?.Split(',') is not [var first, var second]) return null;
        var role = Arn.Parse(first, "role") ?? Arn.Parse(second, "role");
        var provider = Arn.Parse(first, "saml-provider") ?? Arn.Parse(second, "saml-provider");
        return role is null || provider is null ? null : new AppRoleValue(role, provider);
    }

    /// <summary>Checks a wanted pair for all that AWS and Entra would refuse later, silently.</summary>
    public static AppRoleValue Of(WantedAppRole wanted)
    {
        var role = Arn.Parse(wanted.RoleArn, "role") ?? throw Faults.ArnInvalid(wanted.RoleArn, "a role");
        var provider = Arn.Parse(wanted.ProviderArn, "saml-provider") ?? throw Faults.ArnInvalid(wanted.ProviderArn, "a SAML provider");
        if (role.AccountId != provider.AccountId) throw Faults.ProviderOfOtherAccount(wanted.ProviderArn, role.AccountId);
        if (wanted.RoleArn.Contains(',')) throw Faults.AppRoleValueInvalid(wanted.RoleArn, "a comma in its name would be taken for the one between the two ARNs.");
        if (role.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal)) throw Faults.AppRoleValueInvalid(wanted.RoleArn, "a service-linked role is not for people.");
        AwsRules.CheckArnPair(wanted.RoleArn, wanted.ProviderArn);
        return new AppRoleValue(role, provider);
    }
}
