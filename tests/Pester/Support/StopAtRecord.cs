using System.Management.Automation;
using System.Threading;

/// <summary>Presses Ctrl+C at a certain moment of a command: while it tells of its n-th step. Polling would come too late for a quick one.</summary>
public static class StopAtRecord
{
    /// <param name="shell">What runs the command; it tells with -Verbose, or of its progress.</param>
    /// <param name="number">1 for the first record.</param>
    public static void Set(PowerShell shell, int number)
    {
        var seen = 0;
        void Look(object sender, DataAddedEventArgs e)
        {
            if (Interlocked.Increment(ref seen) == number) shell.BeginStop(null, null);
        }

        shell.Streams.Verbose.DataAdded += Look;
        shell.Streams.Progress.DataAdded += Look;
    }
}
