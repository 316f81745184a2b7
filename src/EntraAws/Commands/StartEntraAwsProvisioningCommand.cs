using System.Management.Automation;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Starts role provisioning for an app: the roles of its AWS account become app roles by themselves. The key it needs goes from AWS to Entra and is shown nowhere.</summary>
[Cmdlet(VerbsLifecycle.Start, "EntraAwsProvisioning", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ProvisioningStatus))]
[RequiredPermissions(
    Aws = ["iam:GetUser", "iam:ListAccessKeys", "iam:GetAccessKeyLastUsed", "iam:TagUser", "iam:CreateAccessKey", "iam:DeleteAccessKey"],
    Graph = ["Synchronization.ReadWrite.All", "Application.Read.All"])]
public sealed class StartEntraAwsProvisioningCommand : ProvisioningKeyCmdlet
{
    /// <summary>Waits until a cycle has ended well. The first takes up to an hour.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>The name of the app; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? AppDisplayName { get; set; }

    /// <summary>Set by the pipeline when the user is only planned.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public bool Planned { get; set; }

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var request = new ProvisioningStartRequest
        {
            App = App!.Selector.Named(AppDisplayName),
            UserName = User,
            AccountId = AccountId,
            Planned = Planned,
            Wait = Wait,
            Timeout = Timeout,
        };
        await Operation.WriteObjectAsync(await Session.Provisioning.StartAsync(request, Operation, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
