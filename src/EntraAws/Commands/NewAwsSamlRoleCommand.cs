using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;
using EntraAws.Rules;

namespace EntraAws.Commands;

/// <summary>Makes IAM roles that people assume by SAML sign-in, or completes those that are there.</summary>
[Cmdlet(VerbsCommon.New, "AwsSamlRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SamlRole))]
[RequiredPermissions(Aws = ["iam:GetRole", "iam:ListAttachedRolePolicies", "iam:GetSAMLProvider", "iam:GetPolicy", "iam:ListPolicies", "iam:GetAccountSummary", "iam:ListRoles", "iam:GetAccountAuthorizationDetails", "iam:CreateRole", "iam:UpdateRole", "iam:UpdateAssumeRolePolicy", "iam:AttachRolePolicy", "iam:TagRole"])]
public sealed class NewAwsSamlRoleCommand : SignOnStepCmdlet
{
    /// <summary>The roles' names: 1 to 64 letters, digits and +=.@-_ each. (IAM allows a comma, Entra's claim does not.)</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public string[] RoleName { get; set; } = [];

    /// <summary>The SAML provider that the roles trust, by ARN, or by its name in the account. Its ARN and a role's have less than 240 characters together.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Provider")]
    [ArgumentCompleter(typeof(ProviderNameCompleter))]
    public string ProviderArn { get; set; } = "";

    /// <summary>The AWS account, 12 digits. Default: that of the provider's ARN, else of the connection.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string? AccountId { get; set; }

    /// <summary>Managed policies to attach, by name or ARN; several in one text are split at semicolons. Others that are attached already stay.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PolicyArn", "PolicyName")]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[]? Policy { get; set; }

    /// <summary>The description, up to 1,000 characters of ISO 8859-1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>The longest session that the roles give: 3,600 to 43,200 seconds. Default for a new role: 3,600.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OptionalNumber]
    public int? MaxSessionDuration { get; set; }

    /// <summary>The path of new roles, such as /people/. It can't be changed later.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Path { get; set; }

    /// <summary>Tags, as a hashtable. Tags that are there already are kept.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Tags]
    public System.Collections.Hashtable? Tag { get; set; }

    /// <summary>The enterprise application that the roles are for; it is handed on to the next command.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Guid? ServicePrincipalId { get; set; }

    /// <summary>Answers the question that rewriting a trust policy asks. It does not override -WhatIf or -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool Forced => Force;

    private protected override string Activity => "Making roles";

    private protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        var requests = RoleName.Select(name => new SamlRoleRequest
        {
            RoleName = name,
            Provider = ProviderArn,
            Planned = Planned,
            AccountId = AccountId,
            Policies = Cell.Names(Policy),
            Description = Description,
            MaxSessionDuration = MaxSessionDuration,
            Path = Path,
            Tags = TagTable.Read(Tag),
            ServicePrincipalId = ServicePrincipalId,
        }).ToList();
        var (app, name, alias) = (AppDisplayName, AccountName, AccountAlias);
        // One account at a time: IAM refuses changes that meet each other, and limits its rate by account.
        return TakeOnAsync(AccountId ?? Arn.Parse(ProviderArn)?.AccountId ?? Session.Connection.AccountId ?? "", () => Session.Roles.EnsureRolesAsync(requests, role =>
        {
            Connections.Names(Pipeline.StateKey).Add("role", role.RoleName);
            return Operation.WriteObjectAsync(role with { AppDisplayName = app, AccountName = name, AccountAlias = alias });
        }, Operation.WriteErrorAsync, Operation, cancellationToken), cancellationToken);
    }
}
