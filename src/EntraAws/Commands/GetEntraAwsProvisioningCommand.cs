using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Shows how the role provisioning of an app stands: the last cycle, and a quarantine with its reason and the day it ends the job.</summary>
[Cmdlet(VerbsCommon.Get, "EntraAwsProvisioning")]
[OutputType(typeof(ProvisioningStatus))]
[RequiredPermissions(Graph = ["Synchronization.Read.All", "Application.Read.All", "AuditLog.Read.All"])]
public sealed class GetEntraAwsProvisioningCommand : ConnectedCmdlet
{
    /// <summary>The enterprise application, by object, id or name. Default: all that were made from the AWS template.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ServicePrincipalId", "AppId")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public AppIdentity? App { get; set; }

    /// <summary>Also reads the newest entries of the provisioning log. That needs AuditLog.Read.All.</summary>
    [Parameter]
    public SwitchParameter IncludeLog { get; set; }

    /// <summary>How many entries of the log, 1 to 999.</summary>
    [Parameter]
    [ValidateRange(1, 999)]
    public int LogEntries { get; set; } = 50;

    private protected override Task ProcessAsync(CancellationToken cancellationToken) =>
        Session.Provisioning.FindAsync(new ProvisioningQuery(App?.Selector, IncludeLog ? LogEntries : 0), Operation.WriteObjectAsync, Operation, cancellationToken);
}
