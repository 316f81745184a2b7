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
public sealed class RemoveAwsAccountAssignmentCommand : ConnectedCmdlet
{
    private readonly List<AccountAssignmentRequest> _input = [];

    /// <summary>The group, by its exact display name in the identity store.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Group")]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string GroupName { get; set; } = "";

    /// <summary>The permission set, by name or ARN.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("PermissionSet")]
    [ArgumentCompleter(typeof(PermissionSetNameCompleter))]
    public string PermissionSetName { get; set; } = "";

    /// <summary>The AWS accounts, 12 digits each.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string[] AccountId { get; set; } = [];

    /// <summary>How many removals are under way at the same time, 1 to 10; the service takes no more than 10.</summary>
    [Parameter]
    [ValidateRange(1, 10)]
    public int ThrottleLimit { get; set; } = 10;

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

    private protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        _input.AddRange(AccountId.Select(id => new AccountAssignmentRequest
        {
            Group = GroupName,
            PermissionSet = PermissionSetName,
            AccountId = id,
            PrincipalId = string.IsNullOrEmpty(PrincipalId) ? null : PrincipalId,
            PrincipalType = string.IsNullOrEmpty(PrincipalType) ? "GROUP" : PrincipalType!,
        }));
        return Task.CompletedTask;
    }

    private protected override Task EndAsync(CancellationToken cancellationToken) => _input.Count == 0
        ? Task.CompletedTask
        : Session.IdentityCenter.RemoveAssignmentsAsync(
            _input, ThrottleLimit, removed => PassThru ? Operation.WriteObjectAsync(removed) : Task.CompletedTask, Operation.WriteErrorAsync, Operation, cancellationToken);
}
