using System.Management.Automation;
using EntraAws.Binding;
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
public sealed class SetAwsAccountAssignmentCommand : ConnectedCmdlet
{
    private readonly List<AccountAssignmentRequest> _input = [];

    /// <summary>The group, by its exact display name in the identity store: that of the Entra group that is synchronized into it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Group")]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string GroupName { get; set; } = "";

    /// <summary>The permission set, by name or ARN.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("PermissionSet", "RoleName")]
    [ArgumentCompleter(typeof(PermissionSetNameCompleter))]
    public string PermissionSetName { get; set; } = "";

    /// <summary>The AWS accounts, 12 digits each. The management account can be assigned by itself only, not by a delegated administrator.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string[] AccountId { get; set; } = [];

    /// <summary>How many assignments are under way at the same time, 1 to 10; the service takes no more than 10.</summary>
    [Parameter]
    [ValidateRange(1, 10)]
    public int ThrottleLimit { get; set; } = 10;

    /// <summary>Set by the pipeline when the permission set is only planned.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public bool Planned { get; set; }

    private protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        _input.AddRange(AccountId.Select(id => new AccountAssignmentRequest { Group = GroupName, PermissionSet = PermissionSetName, AccountId = id, Planned = Planned }));
        return Task.CompletedTask;
    }

    // The service takes a while for each, and carries out several at a time.
    private protected override Task EndAsync(CancellationToken cancellationToken) => _input.Count == 0
        ? Task.CompletedTask
        : Session.IdentityCenter.EnsureAssignmentsAsync(_input, ThrottleLimit, Operation.WriteObjectAsync, Operation.WriteErrorAsync, Operation, cancellationToken);
}
