using EntraAws.Engine.Aws;

namespace EntraAws.Engine.Inventory;

/// <summary>A managed policy with the console's Type.</summary>
internal static class PolicyView
{
    public static AwsIamPolicy Of(IamPolicy policy, string accountId) => new()
    {
        AccountId = accountId,
        PolicyName = policy.Name,
        Arn = policy.Arn,
        Path = policy.Path,
        Type = TypeOf(policy),
        CreatedAt = policy.CreatedAt,
        UpdatedAt = policy.UpdatedAt,
        Document = policy.Document,
    };

    private static AwsPolicyType TypeOf(IamPolicy policy) =>
        !policy.Arn.Contains(":iam::aws:", StringComparison.Ordinal) ? AwsPolicyType.CustomerManaged
        : policy.Path == "/job-function/" ? AwsPolicyType.JobFunction
        : AwsPolicyType.AwsManaged;
}
