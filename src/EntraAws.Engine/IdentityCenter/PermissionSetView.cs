using EntraAws.Engine.Aws;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>A permission set as the pipeline shows it.</summary>
internal static class PermissionSetView
{
    public static AwsPermissionSet Of(Center center, CenterPermissionSet set, CenterPolicies policies, IReadOnlyList<string> accounts, IReadOnlyList<string> outdated) => new()
    {
        PermissionSetName = set.Name,
        PermissionSetArn = set.Arn,
        Description = set.Description,
        SessionDuration = set.SessionDuration,
        RelayState = set.RelayState,
        PolicyArns = policies.Managed,
        CustomerPolicies = policies.Customer,
        InlinePolicy = policies.Inline,
        ProvisionedAccounts = accounts,
        OutdatedAccounts = outdated,
        CreatedAt = set.CreatedAt,
        InstanceArn = center.Arn,
    };
}
