using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Pauses role provisioning. App roles and assignments stay as they are.</summary>
[Cmdlet(VerbsLifecycle.Suspend, "EntraAwsProvisioning", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ProvisioningStatus))]
[RequiredPermissions(Graph = ["Synchronization.ReadWrite.All", "Application.Read.All"])]
public sealed class SuspendEntraAwsProvisioningCommand : ConnectedCmdlet
{
    /// <summary>The enterprise application, by object, id or name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ServicePrincipalId", "AppId")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public AppIdentity? App { get; set; }

    private protected override async Task ProcessAsync(CancellationToken cancellationToken) => await Operation.WriteObjectAsync(
        await Session.Provisioning.SuspendAsync(new ProvisioningControlRequest { App = App!.Selector }, Operation, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
}
