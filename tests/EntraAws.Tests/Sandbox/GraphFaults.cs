using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

/// <summary>Gives the faults it was told, in turn, and remembers what it was asked.</summary>
internal sealed class GraphFaults(params Fault[] faults) : IFaultPlan
{
    private readonly Queue<Fault> _faults = new(faults);

    public List<string> Asked { get; } = [];

    public Fault Next(string cloud, string operation)
    {
        Asked.Add($"{cloud} {operation}");
        return _faults.Count > 0 ? _faults.Dequeue() : Fault.None;
    }
}
