using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>Managed policies.</summary>
internal sealed partial class AwsAccount
{
    // About 1,450 policies, which change a few times a week: read once a connection.
    private ILookup<string, string>? _awsPolicies;

    public async Task<bool> PolicyExistsAsync(string arn, CancellationToken cancellationToken)
    {
        try
        {
            await iam.ReadAsync("GetPolicy", new QueryForm { { "PolicyArn", arn } }, arn, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (EntraAwsException e) when (IsNotFound(e))
        {
            return false;
        }
    }

    public async Task<IReadOnlyList<string>> FindPoliciesAsync(string name, CancellationToken cancellationToken)
    {
        var own = await ListPoliciesAsync("Local", cancellationToken).ConfigureAwait(false);
        _awsPolicies ??= await ListPoliciesAsync("AWS", cancellationToken).ConfigureAwait(false);
        return [.. own[name], .. _awsPolicies[name]];
    }

    private async Task<ILookup<string, string>> ListPoliciesAsync(string scope, CancellationToken cancellationToken)
    {
        var policies = new List<IamPolicy>();
        await iam.ReadPagesAsync("ListPolicies", new QueryForm { { "Scope", scope }, { "MaxItems", PageSize } }, Whole,
            page => policies.AddRange(page.Members("Policies").Select(IamReader.Policy)), cancellationToken).ConfigureAwait(false);
        return policies.ToLookup(p => p.Name, p => p.Arn, StringComparer.OrdinalIgnoreCase);
    }
}
