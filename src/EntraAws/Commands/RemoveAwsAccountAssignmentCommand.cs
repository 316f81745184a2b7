using System.Management.Automation;
using EntraAws.Binding;
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
    /// <summary>The permission set, by name or ARN.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("PermissionSet")]
    [ArgumentCompleter(typeof(PermissionSetNameCompleter))]
    public string PermissionSetName { get; set; } = "";

    /// <summary>Answers the question that each removal asks. It does not override -WhatIf or -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Also returns what was removed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The principal's id; set by the pipeline, and then the group is not looked up by its name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? PrincipalId { get; set; }

    /// <summary>GROUP or USER; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? PrincipalType { get; set; }

    private protected override bool Forced => Force;

    private protected override AccountAssignmentRequest RequestFor(string accountId) => new()
    {
        Group = GroupName,
        PermissionSet = PermissionSetName,
        AccountId = accountId,
        PrincipalId = string.IsNullOrEmpty(PrincipalId) ? null : PrincipalId,
        PrincipalType = string.IsNullOrEmpty(PrincipalType) ? "GROUP" : PrincipalType!,
    };

    private protected override Task ChangeAsync(IReadOnlyList<AccountAssignmentRequest> requests, CancellationToken cancellationToken) => Session.IdentityCenter.RemoveAssignmentsAsync(
        requests, ThrottleLimit, removed => PassThru ? Operation.WriteObjectAsync(removed) : Task.CompletedTask, Operation.WriteErrorAsync, Operation, cancellationToken);
}
