using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Shows the roles of an AWS account that people assume by SAML sign-in.</summary>
[Cmdlet(VerbsCommon.Get, "AwsSamlRole")]
[OutputType(typeof(SamlRole))]
[RequiredPermissions(Aws = ["iam:ListRoles", "iam:GetRole", "iam:ListAttachedRolePolicies", "iam:GetAccountAuthorizationDetails"])]
public sealed class GetAwsSamlRoleCommand : ConnectedCmdlet
{
    /// <summary>Names; wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public string[]? RoleName { get; set; }

    /// <summary>Only roles that trust this provider, by ARN or name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Provider")]
    [ArgumentCompleter(typeof(ProviderNameCompleter))]
    public string? ProviderArn { get; set; }

    /// <summary>The AWS account, 12 digits. Default: that of the connection.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string? AccountId { get; set; }

    /// <summary>The account's name; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? AccountName { get; set; }

    private protected override Task ProcessAsync(CancellationToken cancellationToken) => Session.Roles.FindRolesAsync(
        new SamlRoleQuery(AccountId, WildcardName.Filter(RoleName), ProviderArn),
        role =>
        {
            Connections.Names(Pipeline.StateKey).Add("role", role.RoleName);
            return Operation.WriteObjectAsync(role with { AccountName = AccountName });
        },
        Operation,
        cancellationToken);
}
