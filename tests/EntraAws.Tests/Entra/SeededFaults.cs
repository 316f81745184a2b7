using EntraAws.Sandbox;

namespace EntraAws.Tests.Entra;

/// <summary>A given share of the requests suffers one of the faults, the same ones for the same seed.</summary>
internal sealed class SeededFaults(int seed, double share) : IFaultPlan
{
    private static readonly Fault[] Kinds = [Fault.Throttle, Fault.ServerError, Fault.Reset, Fault.LostAnswer, Fault.Delay];

    private readonly Random _random = new(seed);

    public Fault Next(string cloud, string operation)
    {
        lock (_random) return _random.NextDouble() < share ? Kinds[_random.Next(Kinds.Length)] : Fault.None;
    }
}
