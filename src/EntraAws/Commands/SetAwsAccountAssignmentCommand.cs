using System.Management.Automation;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Gives groups of the identity store a permission set in AWS accounts.</summary>
[Cmdlet(VerbsCommon.Set, "AwsAccountAssignment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AwsAccountAssignment))]
[RequiredPermissions(Aws =
[
    "sso:ListInstances", "account:ListRegions", "sso:ListPermissionSets", "sso:DescribePermissionSet", "sso:ListAccountAssignments", "sso:ListAccountAssignmentCreationStatus",
    "identitystore:GetGroupId", "sso:CreateAccountAssignment", "sso:DescribeAccountAssignmentCreationStatus",
])]
public sealed class SetAwsAccountAssignmentCommand : AccountAssignmentCmdlet
{
    /// <summary>Set by the pipeline when the permission set is only planned.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public bool Planned { get; set; }

    private protected override bool IsPlanned => Planned;

    private protected override Task ChangeAsync(IReadOnlyList<AccountAssignmentRequest> requests, CancellationToken cancellationToken) =>
        Session.IdentityCenter.EnsureAssignmentsAsync(requests, ThrottleLimit, Operation.WriteObjectAsync, Operation.WriteErrorAsync, Operation, cancellationToken);
}
