using System.Management.Automation;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Reads the Entra tenant: its licence, security defaults, AWS apps that exist, and which features of a migration it can use.</summary>
[Cmdlet(VerbsCommon.Get, "EntraTenant")]
[OutputType(typeof(EntraTenant))]
[RequiredPermissions(Graph = ["Organization.Read.All", "LicenseAssignment.Read.All", "Policy.Read.All", "Application.Read.All"])]
public sealed class GetEntraTenantCommand : ConnectedCmdlet
{
    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var tenant = await Session.Tenants.ReadAsync(Operation, cancellationToken).ConfigureAwait(false);
        var names = Connections.Names(Pipeline.StateKey);
        foreach (var app in tenant.AwsApps) names.Add("app", app.DisplayName);
        await Operation.WriteObjectAsync(tenant).ConfigureAwait(false);
    }
}
