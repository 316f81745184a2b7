using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Roles;
using EntraAws.Rules;

namespace EntraAws.Engine.Stacks;

/// <summary>Managed policies as a template names them: with the account and partition of wherever it is deployed to.</summary>
internal sealed class StackPolicies(IAwsAccount account, RecentArns recent, IOperationHost host)
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);

    /// <summary>The customer managed policies that each account must have already, by path and name.</summary>
    public IReadOnlyCollection<string> Own => _own;

    /// <returns>ARNs with CloudFormation's variables in them.</returns>
    public async Task<IReadOnlyList<string>> ResolveAsync(StackRole role, CancellationToken cancellationToken)
    {
        var resolved = new List<string>();
        foreach (var policy in role.Policies)
        {
            if (!_known.TryGetValue(policy, out var text)) _known[policy] = text = await ResolveAsync(policy, cancellationToken);
            if (!resolved.Contains(text)) resolved.Add(text);
        }

        if (resolved.Count > StackRules.MostPolicies) throw Faults.TooManyPolicies(role.RoleName, resolved.Count, StackRules.MostPolicies);
        return resolved;
    }

    public static JsonNode Json(string arn) => new JsonObject { ["Fn::Sub"] = arn };

    private async Task<string> ResolveAsync(string policy, CancellationToken cancellationToken)
    {
        var arn = Arn.Parse(policy, "policy");
        // A customer managed policy of another account can't be looked for from here.
        if (arn is null || arn.AccountId == "aws" || arn.AccountId == account.AccountId)
        {
            var wanted = arn is null ? policy : (arn with { Partition = account.Partition }).ToString();
            arn = Arn.Parse((await new PolicyResolver(account, recent).ResolveAsync([wanted], cancellationToken))[0], "policy")!;
        }

        if (arn.AccountId == "aws") return $"arn:${{AWS::Partition}}:iam::aws:policy{arn.Path}{arn.Name}";
        if (_own.Add(arn.Path + arn.Name))
            await host.WarnAsync($"The customer managed policy '{arn.Path}{arn.Name}' must be in each account before the stack: an account without it refuses the role.");
        return $"arn:${{AWS::Partition}}:iam::${{AWS::AccountId}}:policy{arn.Path}{arn.Name}";
    }
}
