using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Fills the record sheet of AWS accounts: name, state, organization, contacts, Regions, summary and quotas.</summary>
[Cmdlet(VerbsCommon.Get, "AwsAccount", DefaultParameterSetName = "Account")]
[OutputType(typeof(AwsAccount))]
[RequiredPermissions(Aws = ["organizations:DescribeOrganization", "organizations:DescribeAccount", "organizations:ListAccounts", "account:GetAccountInformation", "account:GetAlternateContact", "account:ListRegions", "iam:ListAccountAliases", "iam:GetAccountSummary"])]
public sealed class GetAwsAccountCommand : ConnectedCmdlet
{
    /// <summary>The AWS accounts, 12 digits each. Default: that of the connection. Others are asked about through the organization, and else by assuming the connection's AccountRoleName there.</summary>
    [Parameter(Position = 0, ParameterSetName = "Account", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string? AccountId { get; set; }

    /// <summary>Every account of the organization, as its list has them. Only the management account and delegated administrators may ask.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "All")]
    public SwitchParameter All { get; set; }

    /// <summary>The whole sheet of each account, about eight requests more for each.</summary>
    [Parameter(ParameterSetName = "All")]
    public SwitchParameter Detailed { get; set; }

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        if (All) await Session.Accounts.ReadOrganizationAsync(Detailed, Operation.WriteObjectAsync, Operation, cancellationToken).ConfigureAwait(false);
        else await Operation.WriteObjectAsync(await Session.Accounts.ReadAsync(AccountId, Operation, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
