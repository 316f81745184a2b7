using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;
using EntraAws.Rules;

namespace EntraAws.Commands;

/// <summary>Makes the IAM user that Entra's provisioning agent lists the roles with, or completes the one that is there. It makes no key.</summary>
[Cmdlet(VerbsCommon.New, "AwsProvisioningUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ProvisioningUser))]
[RequiredPermissions(Aws = ["iam:GetUser", "iam:ListUserPolicies", "iam:GetUserPolicy", "iam:ListAttachedUserPolicies", "iam:ListGroupsForUser", "iam:GetLoginProfile", "iam:ListAccessKeys", "iam:CreateUser", "iam:TagUser", "iam:PutUserPolicy"])]
public sealed class NewAwsProvisioningUserCommand : ConnectedCmdlet
{
    /// <summary>The user's name: 1 to 64 letters, digits and +=,.@-_. Begin it with Svc-, by which service users are told from people. Default: Svc-EntraRoleSync.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? UserName { get; set; }

    /// <summary>The AWS account, 12 digits. Default: that of the connection.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string? AccountId { get; set; }

    /// <summary>The path of a new user, such as /service/. It can't be changed later.</summary>
    [Parameter]
    public string? Path { get; set; }

    /// <summary>The ARN of a managed policy that bounds a new user. Default: none. It is not added to a user that exists; that it lacks is told.</summary>
    [Parameter]
    public string? PermissionsBoundary { get; set; }

    /// <summary>Tags, as a hashtable, beside entra:purpose. Tags that are there already are kept.</summary>
    [Parameter]
    [Tags]
    public System.Collections.Hashtable? Tag { get; set; }

    /// <summary>The enterprise application that the user is for; it is handed on to the next command.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Guid? ServicePrincipalId { get; set; }

    /// <summary>Answers the questions that are asked before a user that was made for something else is taken, and before its policy is narrowed. It does not override -WhatIf or -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The name of the app; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [Alias("DisplayName")]
    public string? AppDisplayName { get; set; }

    private protected override bool Forced => Force;

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var request = new ProvisioningUserRequest
        {
            UserName = string.IsNullOrEmpty(UserName) ? AwsRules.ProvisioningUser : UserName!,
            AccountId = AccountId,
            Path = Path,
            PermissionsBoundary = PermissionsBoundary,
            Tags = TagTable.Read(Tag),
            ServicePrincipalId = ServicePrincipalId,
        };
        var user = await Session.Provisioning.EnsureUserAsync(request, Operation, cancellationToken).ConfigureAwait(false);
        await Operation.WriteObjectAsync(user with { AppDisplayName = AppDisplayName }).ConfigureAwait(false);
    }
}
