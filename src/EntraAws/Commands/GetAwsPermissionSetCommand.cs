using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Shows permission sets of IAM Identity Center: what is in them, and which accounts have them.</summary>
[Cmdlet(VerbsCommon.Get, "AwsPermissionSet")]
[OutputType(typeof(AwsPermissionSet))]
[RequiredPermissions(Aws =
[
    "sso:ListInstances", "account:ListRegions", "sso:ListPermissionSets", "sso:DescribePermissionSet", "sso:ListManagedPoliciesInPermissionSet",
    "sso:ListCustomerManagedPolicyReferencesInPermissionSet", "sso:GetInlinePolicyForPermissionSet", "sso:ListAccountsForProvisionedPermissionSet",
])]
public sealed class GetAwsPermissionSetCommand : ConnectedCmdlet
{
    /// <summary>Names to show, with wildcards. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(PermissionSetNameCompleter))]
    public string[]? PermissionSetName { get; set; }

    private protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        var names = Connections.Names(Pipeline.StateKey);
        return Session.IdentityCenter.FindPermissionSetsAsync(WildcardName.Filter(PermissionSetName), set =>
        {
            names.Add("permission set", set.PermissionSetName);
            return Operation.WriteObjectAsync(set);
        }, Operation, cancellationToken);
    }
}
