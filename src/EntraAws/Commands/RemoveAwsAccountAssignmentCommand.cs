using System.Management.Automation;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Takes a permission set in AWS accounts away from groups. It asks before each.</summary>
[Cmdlet(VerbsCommon.Remove, "AwsAccountAssignment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AwsAccountAssignment))]
[RequiredPermissions(Aws =
[
    "sso:ListInstances", "account:ListRegions", "sso:ListPermissionSets", "sso:DescribePermissionSet", "sso:ListAccountAssignments", "identitystore:GetGroupId",
    "sso:DeleteAccountAssignment", "sso:DescribeAccountAssignmentDeletionStatus",
])]
public sealed class RemoveAwsAccountAssignmentCommand : AccountAssignmentCmdlet
{
    /// <summary>Answers the question that each removal asks. It does not override -WhatIf or -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Also returns what was removed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Forced => Force;

    private protected override Task ChangeAsync(IReadOnlyList<AccountAssignmentRequest> requests, CancellationToken cancellationToken) => Session.IdentityCenter.RemoveAssignmentsAsync(
        requests, ThrottleLimit, removed => PassThru ? Operation.WriteObjectAsync(removed) : Task.CompletedTask, Operation.WriteErrorAsync, Operation, cancellationToken);
}
