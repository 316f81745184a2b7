using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Brings a template of provider and roles to many accounts with a CloudFormation stack set, and tells how it went in each.</summary>
[Cmdlet(VerbsData.Publish, "AwsRoleStack", DefaultParameterSetName = "Organization", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AwsRoleStackInstance))]
[RequiredPermissions(Aws = ["organizations:DescribeOrganization", "organizations:ListAccountsForParent", "organizations:ListOrganizationalUnitsForParent", "cloudformation:DescribeStackSet", "cloudformation:CreateStackSet", "cloudformation:UpdateStackSet", "cloudformation:CreateStackInstances", "cloudformation:ListStackInstances", "cloudformation:ListStackSetOperations", "cloudformation:DescribeStackSetOperation", "cloudformation:ListStackSetOperationResults"])]
public sealed class PublishAwsRoleStackCommand : ConnectedCmdlet
{
    /// <summary>The template that Export-AwsRoleStack wrote; the object that it returned brings it along.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string TemplatePath { get; set; } = "";

    /// <summary>Where the same template is in S3, as https URL; needed past 51,200 bytes.</summary>
    [Parameter]
    public string? TemplateUrl { get; set; }

    /// <summary>The stack set's name: a letter, then letters, digits and hyphens, at most 128. Default: EntraAws-Roles.</summary>
    [Parameter]
    public string StackSetName { get; set; } = "EntraAws-Roles";

    /// <summary>The organizational units whose accounts get the roles, or the root: ids such as ou-ab12-cdefgh34 or r-ab12. The management account never gets a stack this way.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Organization", ValueFromPipelineByPropertyName = true)]
    public string[] OrganizationalUnitId { get; set; } = [];

    /// <summary>Leaves accounts that join later without a stack.</summary>
    [Parameter(ParameterSetName = "Organization")]
    public SwitchParameter NoAutoDeployment { get; set; }

    /// <summary>Deletes provider and roles in an account that leaves its organizational unit, which locks its people out. Default: they stay.</summary>
    [Parameter(ParameterSetName = "Organization")]
    public SwitchParameter DeleteOnAccountRemoval { get; set; }

    /// <summary>Accounts, 12 digits each, by self-managed permissions: both StackSets roles must have been made by hand.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Account", ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string[] AccountId { get; set; } = [];

    /// <summary>The ARN of the role that StackSets uses here. Default: AWSCloudFormationStackSetAdministrationRole.</summary>
    [Parameter(ParameterSetName = "Account")]
    public string? AdministrationRoleArn { get; set; }

    /// <summary>The name of the role that StackSets uses in the accounts. Default: AWSCloudFormationStackSetExecutionRole.</summary>
    [Parameter(ParameterSetName = "Account")]
    public string? ExecutionRoleName { get; set; }

    /// <summary>Percent of accounts that may refuse before the rest is left out, 0 to 100. Default: 100; 0 where something is taken away.</summary>
    [Parameter]
    public int? FailureTolerancePercentage { get; set; }

    /// <summary>Percent of accounts to work on at a time, 1 to 100. Default: 25. CloudFormation takes one more than may fail, at most.</summary>
    [Parameter]
    public int MaxConcurrentPercentage { get; set; } = 25;

    /// <summary>Returns when the operation was started. Run the command again to follow it, or look with Get-AwsRoleStack.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>Answers the question that taking away a role, a policy or a certificate asks. It does not override -WhatIf or -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The template's text; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? TemplateBody { get; set; }

    /// <summary>Set by the pipeline when the template is only planned.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public bool Planned { get; set; }

    private protected override bool Forced => Force;

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var request = new RoleStackPublication
        {
            StackSetName = StackSetName,
            TemplatePath = await Operation.ResolvePathAsync(TemplatePath).ConfigureAwait(false),
            TemplateBody = string.IsNullOrEmpty(TemplateBody) ? null : TemplateBody,
            Planned = Planned,
            TemplateUrl = TemplateUrl,
            OrganizationalUnitIds = OrganizationalUnitId.Distinct().ToList(),
            AccountIds = AccountId.Distinct().ToList(),
            AutoDeployment = !NoAutoDeployment,
            RetainStacks = !DeleteOnAccountRemoval,
            FailureTolerance = FailureTolerancePercentage,
            MaxConcurrent = MaxConcurrentPercentage,
            AdministrationRoleArn = AdministrationRoleArn,
            ExecutionRoleName = ExecutionRoleName,
            NoWait = NoWait,
        };
        await Session.Stacks.PublishAsync(request, TellAsync, Operation, cancellationToken).ConfigureAwait(false);
    }

    private async Task TellAsync(AwsRoleStackInstance instance)
    {
        await Operation.WriteObjectAsync(instance).ConfigureAwait(false);
        if (instance.Status is AwsRoleStackStatus.Failed or AwsRoleStackStatus.Cancelled or AwsRoleStackStatus.Inoperable)
            await Operation.WriteErrorAsync(Faults.StackInstanceFailed(instance.AccountId ?? "?", instance.StackSetName, instance.StatusReason)).ConfigureAwait(false);
    }
}
