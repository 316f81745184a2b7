using EntraAws.Sandbox;

namespace EntraAws.Tests;

/// <summary>The end of a process: from one request on nothing of it reaches the clouds any more, nor its journal, which is kept as it was then.</summary>
/// <param name="comes">Whether it comes with the request of this number; the first is 1.</param>
/// <param name="journal">The path of the journal, which may not be there yet.</param>
/// <param name="carriedOut">Whether that request is carried out, and only its answer is lost.</param>
internal sealed class Death(Predicate<int> comes, string journal, bool carriedOut = false) : IFaultPlan
{
    private readonly object _gate = new();
    private int _count;
    private bool _dead;

    public Death(int at, string journal, bool carriedOut = false)
        : this(number => number >= at, journal, carriedOut)
    {
    }

    /// <summary>Another process begins with what the dead one had written into its journal.</summary>
    public static void Restore(string journal)
    {
        if (File.Exists(Copy(journal))) File.Move(Copy(journal), journal, overwrite: true);
    }

    public Fault Next(string cloud, string operation)
    {
        lock (_gate)
        {
            if (!_dead && !comes(++_count)) return Fault.None;
            if (!_dead && File.Exists(journal)) File.Copy(journal, Copy(journal), overwrite: true);
            var first = !_dead;
            _dead = true;
            return first && carriedOut ? Fault.LostAnswer : throw new InvalidProgramException("The process is dead.");
        }
    }

    private static string Copy(string journal) => journal + ".then";
}
