using System.Management.Automation;
using EntraAws.Contracts;

namespace EntraAws.Hosting;

/// <summary>A cmdlet that works over a connection: the one it is given, or the one of this runspace.</summary>
public abstract class ConnectedCmdlet : EntraAwsCmdlet
{
    /// <summary>The connection to use instead of the one that Connect-EntraAws opened last in this runspace.</summary>
    [Parameter]
    public EntraAwsConnection? Connection { get; set; }

    private protected ISession Session { get; private set; } = null!;

    private protected sealed override async Task BeginAsync(CancellationToken cancellationToken)
    {
        Session = Connections.Open(Connection, Pipeline.StateKey);
        await StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Checks that need no item yet.</summary>
    private protected virtual Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
