using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Makes permission sets of IAM Identity Center, or completes those that are there.</summary>
[Cmdlet(VerbsCommon.New, "AwsPermissionSet", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AwsPermissionSet))]
[RequiredPermissions(Aws =
[
    "sso:ListInstances", "account:ListRegions", "sso:ListPermissionSets", "sso:DescribePermissionSet", "sso:ListManagedPoliciesInPermissionSet",
    "sso:ListCustomerManagedPolicyReferencesInPermissionSet", "sso:GetInlinePolicyForPermissionSet", "sso:ListAccountsForProvisionedPermissionSet", "iam:GetPolicy", "iam:ListPolicies",
    "sso:CreatePermissionSet", "sso:UpdatePermissionSet", "sso:AttachManagedPolicyToPermissionSet", "sso:DetachManagedPolicyFromPermissionSet",
    "sso:AttachCustomerManagedPolicyReferenceToPermissionSet", "sso:DetachCustomerManagedPolicyReferenceFromPermissionSet", "sso:PutInlinePolicyToPermissionSet",
    "sso:ProvisionPermissionSet", "sso:DescribePermissionSetProvisioningStatus",
])]
public sealed class NewAwsPermissionSetCommand : ConnectedCmdlet
{
    /// <summary>The names: 1 to 32 letters, digits and +=,.@-_ each. It can't be changed later.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("RoleName")]
    [ArgumentCompleter(typeof(PermissionSetNameCompleter))]
    public string[] PermissionSetName { get; set; } = [];

    /// <summary>Managed policies, by name or ARN; several in one text are split at semicolons. A policy that is not AWS's is taken up by its path and name, and each account needs one by them. Others that are in already stay, unless -Prune is given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PolicyArns", "PolicyArn", "PolicyName")]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[]? Policy { get; set; }

    /// <summary>The inline policy as JSON text, up to 32,768 characters. It replaces one that is there.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? InlinePolicy { get; set; }

    /// <summary>The description, up to 700 characters of ISO 8859-1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>How long a session lasts: 3,600 to 43,200 seconds. Default for a new one: 3,600.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxSessionDuration")]
    [OptionalNumber]
    public int? SessionDuration { get; set; }

    /// <summary>The console page that a session opens with, a URL of up to 240 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? RelayState { get; set; }

    /// <summary>Takes out managed policies that are not named in -Policy.</summary>
    [Parameter]
    public SwitchParameter Prune { get; set; }

    /// <summary>Answers the question that taking out or replacing a policy, or shortening the session, asks. It does not override -WhatIf or -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The AWS account that the role is planned for, 12 digits: a bare policy name is looked for there, and it is handed on to the next command.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string? AccountId { get; set; }

    /// <summary>The group that it is made for; it is handed on to the next command.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? GroupName { get; set; }

    private protected override bool Forced => Force;

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        foreach (var name in PermissionSetName)
        {
            await ForItemAsync(async () =>
            {
                var request = new PermissionSetRequest
                {
                    Name = name,
                    Description = Cell.Text(Description),
                    SessionDuration = SessionDuration,
                    RelayState = Cell.Text(RelayState),
                    Policies = Cell.Names(Policy),
                    InlinePolicy = Cell.Text(InlinePolicy),
                    Prune = Prune,
                    AccountId = AccountId,
                };
                var set = await Session.IdentityCenter.EnsurePermissionSetAsync(request, Operation, cancellationToken).ConfigureAwait(false);
                Connections.Names(Pipeline.StateKey).Add("permission set", set.PermissionSetName);
                await Operation.WriteObjectAsync(set with { GroupName = Cell.Text(GroupName) }).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }
}
