using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Closes a connection and forgets its credentials.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "EntraAws")]
[OutputType(typeof(EntraAwsConnection))]
public sealed class DisconnectEntraAwsCommand : EntraAwsCmdlet
{
    /// <summary>The connection to close instead of this runspace's own.</summary>
    [Parameter(ValueFromPipeline = true)]
    public EntraAwsConnection? Connection { get; set; }

    /// <summary>Writes the closed connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var current = Connections.Current(Pipeline.StateKey);
        var connection = Connection ?? current ?? throw Faults.NotConnected();
        if (connection.IsOpen) connection.Session.Dispose();
        connection.IsOpen = false;
        if (ReferenceEquals(connection, current)) Connections.Set(Pipeline.StateKey, null);
        if (PassThru) await Operation.WriteObjectAsync(connection).ConfigureAwait(false);
    }
}
