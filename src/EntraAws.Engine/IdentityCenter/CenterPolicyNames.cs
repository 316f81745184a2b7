using EntraAws.Engine.Aws;
using EntraAws.Engine.Roles;
using EntraAws.Rules;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>Tells AWS's managed policies from those that each account must have of its own: a permission set names the latter by path and name.</summary>
internal static class CenterPolicyNames
{
    /// <param name="accountId">Where a bare name is looked for; null for the connection's account.</param>
    public static async Task<CenterPolicies> ResolveAsync(SessionContext context, string? accountId, IReadOnlyList<string> policies, CancellationToken cancellationToken)
    {
        // An ARN of an account's own policy is taken as it is: what counts is whether each target account has it.
        var own = policies.Where(p => Arn.Parse(p, "policy") is { AccountId: not "aws" }).ToList();
        var managed = policies.Where(p => Arn.Parse(p, "policy") is { AccountId: "aws" }).ToList();
        var names = policies.Except(own, StringComparer.Ordinal).Except(managed, StringComparer.Ordinal).ToList();

        var resolved = new List<string>(own);
        if (managed.Count > 0) resolved.AddRange(await new PolicyResolver(await context.AccountAsync(null, cancellationToken), context.Recent).ResolveAsync(managed, cancellationToken));
        if (names.Count > 0) resolved.AddRange(await new PolicyResolver(await context.AccountAsync(accountId, cancellationToken), context.Recent).ResolveAsync(names, cancellationToken));

        var arns = resolved.Select(p => Arn.Parse(p, "policy")!).ToList();
        return new CenterPolicies(
            [.. arns.Where(a => a.AccountId == "aws").Select(a => a.ToString()).Distinct(StringComparer.Ordinal)],
            [.. arns.Where(a => a.AccountId != "aws").Select(a => a.Path + a.Name).Distinct(StringComparer.Ordinal)],
            null);
    }
}
