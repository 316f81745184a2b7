using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Shows how Entra's provisioning into IAM Identity Center stands, and when its access token ends.</summary>
[Cmdlet(VerbsCommon.Get, "EntraAwsScimConnection")]
[OutputType(typeof(EntraAwsScimConnection))]
[RequiredPermissions(Graph = ["Synchronization.Read.All", "Application.Read.All"])]
public sealed class GetEntraAwsScimConnectionCommand : ConnectedCmdlet
{
    /// <summary>The enterprise application for IAM Identity Center, by object, id or name. Default: all that were made from its template.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ServicePrincipalId", "AppId")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public AppIdentity? App { get; set; }

    private protected override Task ProcessAsync(CancellationToken cancellationToken) =>
        Session.IdentityCenter.FindScimAsync(App?.Selector, Operation.WriteObjectAsync, Operation, cancellationToken);
}
