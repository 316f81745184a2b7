using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Shows who has which permission set in which AWS account.</summary>
[Cmdlet(VerbsCommon.Get, "AwsAccountAssignment")]
[OutputType(typeof(AwsAccountAssignment))]
[RequiredPermissions(Aws =
[
    "sso:ListInstances", "account:ListRegions", "sso:ListPermissionSets", "sso:DescribePermissionSet", "sso:ListAccountsForProvisionedPermissionSet", "sso:ListAccountAssignments",
    "identitystore:DescribeGroup", "identitystore:DescribeUser",
])]
public sealed class GetAwsAccountAssignmentCommand : ConnectedCmdlet
{
    /// <summary>Groups to show, with wildcards. Default: all, and users too.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Group")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[]? GroupName { get; set; }

    /// <summary>Permission sets to show, with wildcards. Default: all.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("PermissionSet")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(PermissionSetNameCompleter))]
    public string[]? PermissionSetName { get; set; }

    /// <summary>The AWS accounts to show, 12 digits each. Default: all.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string[]? AccountId { get; set; }

    private protected override Task ProcessAsync(CancellationToken cancellationToken) => Session.IdentityCenter.FindAssignmentsAsync(
        new AccountAssignmentQuery(WildcardName.Filter(GroupName), WildcardName.Filter(PermissionSetName), AccountId ?? []), Operation.WriteObjectAsync, Operation, cancellationToken);
}
