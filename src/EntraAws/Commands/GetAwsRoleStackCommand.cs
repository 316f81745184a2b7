using System.Management.Automation;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Shows the accounts of a stack set and how far the stack of each is.</summary>
[Cmdlet(VerbsCommon.Get, "AwsRoleStack")]
[OutputType(typeof(AwsRoleStackInstance))]
[RequiredPermissions(Aws = ["organizations:DescribeOrganization", "cloudformation:DescribeStackSet", "cloudformation:ListStackInstances"])]
public sealed class GetAwsRoleStackCommand : ConnectedCmdlet
{
    /// <summary>The stack set's name. Default: EntraAws-Roles.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string StackSetName { get; set; } = "EntraAws-Roles";

    private protected override Task ProcessAsync(CancellationToken cancellationToken) =>
        Session.Stacks.FindAsync(StackSetName, Operation.WriteObjectAsync, cancellationToken);
}
