using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Shows the connection of this runspace: accounts, tenant, credentials, and the requests sent so far.</summary>
[Cmdlet(VerbsCommon.Get, "EntraAwsConnection")]
[OutputType(typeof(EntraAwsConnection))]
public sealed class GetEntraAwsConnectionCommand : EntraAwsCmdlet
{
    private protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        if (Connections.Current(Pipeline.StateKey) is { } connection) await Operation.WriteObjectAsync(connection).ConfigureAwait(false);
    }
}
