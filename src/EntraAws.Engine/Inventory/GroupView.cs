using EntraAws.Engine.Aws;

namespace EntraAws.Engine.Inventory;

/// <summary>A group; its members stand in the users and are joined later.</summary>
internal static class GroupView
{
    public static AwsIamGroup Of(IamGroup group, string accountId) => new()
    {
        AccountId = accountId,
        GroupName = group.Name,
        Arn = group.Arn,
        Path = group.Path,
        CreatedAt = group.CreatedAt,
        AttachedPolicies = group.AttachedPolicies,
        InlinePolicies = group.InlinePolicies,
    };
}
