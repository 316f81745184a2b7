using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Starts role provisioning anew: a cycle begins within minutes, also out of quarantine.</summary>
[Cmdlet(VerbsLifecycle.Restart, "EntraAwsProvisioning", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ProvisioningStatus))]
[RequiredPermissions(Graph = ["Synchronization.ReadWrite.All", "Application.Read.All"])]
public sealed class RestartEntraAwsProvisioningCommand : ConnectedCmdlet
{
    /// <summary>The enterprise application, by object, id or name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ServicePrincipalId", "AppId")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public AppIdentity? App { get; set; }

    /// <summary>Forgets all that the job knows of earlier cycles too. Without it: the watermark, what failed, and the quarantine.</summary>
    [Parameter]
    public SwitchParameter Full { get; set; }

    /// <summary>Waits until a cycle has ended well.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How many minutes -Wait waits at most, 1 to 1,440.</summary>
    [Parameter]
    [ValidateRange(1, 1440)]
    public int TimeoutMinutes { get; set; } = 120;

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var request = new ProvisioningControlRequest { App = App!.Selector, Full = Full, Wait = Wait, Timeout = TimeSpan.FromMinutes(TimeoutMinutes) };
        await Operation.WriteObjectAsync(await Session.Provisioning.RestartAsync(request, Operation, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
