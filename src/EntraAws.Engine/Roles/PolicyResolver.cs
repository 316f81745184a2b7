using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Rules;

namespace EntraAws.Engine.Roles;

/// <summary>Turns managed policies, as users name them, into ARNs that exist.</summary>
internal sealed class PolicyResolver(IAwsAccount account, RecentArns recent)
{
    public static void Check(string policy)
    {
        if (policy.StartsWith("arn:", StringComparison.Ordinal) && Arn.Parse(policy, "policy") is null) throw Faults.ArnInvalid(policy, "a managed policy");
        if (string.IsNullOrWhiteSpace(policy)) throw Faults.ArnInvalid(policy, "a managed policy");
    }

    public async Task<IReadOnlyList<string>> ResolveAsync(IReadOnlyList<string> policies, CancellationToken cancellationToken)
    {
        var arns = new List<string>();
        foreach (var policy in policies.Distinct(StringComparer.Ordinal))
        {
            // An ARN says itself where it is; one of AWS's own policies is the same in all accounts.
            var key = policy.StartsWith("arn:", StringComparison.Ordinal) ? policy : $"policy {policy} of {account.AccountId}";
            arns.Add((await recent.FindAsync(key, async () => await ResolveAsync(policy, cancellationToken)))!);
        }

        return arns.Distinct(StringComparer.Ordinal).ToList();
    }

    private async Task<string> ResolveAsync(string policy, CancellationToken cancellationToken)
    {
        if (policy.StartsWith("arn:", StringComparison.Ordinal))
            return await account.PolicyExistsAsync(policy, cancellationToken) ? policy : throw Faults.PolicyNotFound(policy, account.AccountId);

        // Most names are of AWS managed policies on one of two paths: two calls instead of a list of 1,500.
        foreach (var path in (string[])["", "job-function/"])
        {
            var arn = $"arn:{account.Partition}:iam::aws:policy/{path}{policy}";
            if (await account.PolicyExistsAsync(arn, cancellationToken)) return await PreferOwnAsync(policy, arn, cancellationToken);
        }

        return await account.FindPoliciesAsync(policy, cancellationToken) switch
        {
            [var one] => one,
            [] => throw Faults.PolicyNotFound(policy, account.AccountId),
            var several => throw Faults.PolicyAmbiguous(policy, string.Join(", ", several)),
        };
    }

    // A policy of the account by the same name would be a trap: which one was meant?
    private async Task<string> PreferOwnAsync(string policy, string awsArn, CancellationToken cancellationToken)
    {
        var own = $"arn:{account.Partition}:iam::{account.AccountId}:policy/{policy}";
        return await account.PolicyExistsAsync(own, cancellationToken) ? throw Faults.PolicyAmbiguous(policy, $"{awsArn}, {own}") : awsArn;
    }
}
