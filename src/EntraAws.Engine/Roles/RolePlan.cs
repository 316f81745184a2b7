using System.Globalization;
using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Documents;
using EntraAws.Rules;

namespace EntraAws.Engine.Roles;

/// <summary>The changes that setting up a role consists of, in words.</summary>
internal static class RolePlan
{
    private const string RoleType = "role";

    public static Change Creation(IAwsAccount account, SamlRoleRequest request, string arn) => new()
    {
        Kind = ChangeKind.Create,
        Cloud = Cloud.Aws,
        TargetType = RoleType,
        Target = arn,
        AccountId = account.AccountId,
        TargetId = arn,
        After = Values.Of(("Provider", request.Provider), ("Description", request.Description), ("MaxSessionDuration", Seconds(request.MaxSessionDuration ?? AwsRules.LeastMaxSession))),
        Reason = "People who sign in by Entra assume it.",
    };

    public static Change Attachment(IAwsAccount account, string roleArn, string policyArn) => new()
    {
        Kind = ChangeKind.Add,
        Cloud = Cloud.Aws,
        TargetType = "managed policy",
        Target = $"{policyArn} to {roleArn}",
        AccountId = account.AccountId,
        TargetId = policyArn,
        Reason = "The role's holders get these permissions.",
    };

    public static Change Trust(IAwsAccount account, IamRole role, string wanted) => Update(account, role) with
    {
        TargetType = "trust policy of role",
        Before = Values.Of(("TrustPolicy", role.TrustPolicy)),
        After = Values.Of(("TrustPolicy", wanted)),
        ReducesAccess = true,
        Reason = "It trusts the right provider, but not as console and programmatic sign-in need it.",
    };

    /// <returns>Null when both are so already.</returns>
    public static Change? Details(IAwsAccount account, IamRole role, string description, int seconds)
    {
        var now = role.MaxSessionDuration ?? AwsRules.LeastMaxSession;
        var newText = description != (role.Description ?? "");
        var newSeconds = seconds != now;
        return !newText && !newSeconds ? null : Update(account, role) with
        {
            Before = Values.Of(("Description", newText ? role.Description : null), ("MaxSessionDuration", newSeconds ? Seconds(now) : null)),
            After = Values.Of(("Description", newText ? description : null), ("MaxSessionDuration", newSeconds ? Seconds(seconds) : null)),
        };
    }

    /// <summary>Whether nothing would be written.</summary>
    public static bool IsAsWanted(RoleItem item, IamRole role) =>
        (item.Request.Path is null || item.Request.Path == role.Path)
        && TrustPolicy.Parse(role.TrustPolicy)?.Admits(item.ProviderArn, SignInUrl.For(item.Account.Partition)) == true
        && Details(item.Account, role, item.Request.Description ?? role.Description ?? "", item.Request.MaxSessionDuration ?? role.MaxSessionDuration ?? AwsRules.LeastMaxSession) is null
        && !item.Policies.Except(role.AttachedPolicies, StringComparer.Ordinal).Any()
        && Values.Missing(role.Tags, item.Tags).Count == 0;

    public static Change Tagging(IAwsAccount account, IamRole role, IReadOnlyDictionary<string, string> tags)
    {
        var (before, after) = Values.OfTags(role.Tags, tags);
        return Update(account, role) with { Before = before, After = after };
    }

    private static Change Update(IAwsAccount account, IamRole role) => new()
    {
        Kind = ChangeKind.Update,
        Cloud = Cloud.Aws,
        TargetType = RoleType,
        Target = role.Arn,
        AccountId = account.AccountId,
        TargetId = role.Arn,
        Reason = "These values were asked for.",
    };

    private static string Seconds(int value) => value.ToString(CultureInfo.InvariantCulture);
}
