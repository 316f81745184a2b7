using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Reads what IAM of an AWS account holds: users, groups, roles, policies and identity providers.</summary>
[Cmdlet(VerbsCommon.Get, "AwsIamInventory")]
[OutputType(typeof(AwsIamInventory))]
[RequiredPermissions(Aws = ["iam:GetAccountAuthorizationDetails", "iam:GenerateCredentialReport", "iam:GetCredentialReport", "iam:ListSAMLProviders", "iam:GetSAMLProvider", "iam:ListOpenIDConnectProviders", "iam:ListAccountAliases"])]
public sealed class GetAwsIamInventoryCommand : ConnectedCmdlet
{
    /// <summary>The AWS accounts, 12 digits each. Default: that of the connection. Others are reached by assuming its AccountRoleName there.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string? AccountId { get; set; }

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var inventory = await Session.Inventory.ReadAsync(new InventoryRequest { AccountId = AccountId }, Operation, cancellationToken).ConfigureAwait(false);
        var names = Connections.Names(Pipeline.StateKey);
        foreach (var policy in inventory.Policies) names.Add("policy", policy.PolicyName);
        foreach (var provider in inventory.IdentityProviders) names.Add("provider", provider.Name);
        await Operation.WriteObjectAsync(inventory).ConfigureAwait(false);
    }
}
