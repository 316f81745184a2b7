using System.Globalization;

namespace EntraAws.Sandbox;

/// <summary>
/// Faults by seed. What happens to a request depends on the seed, its operation and how often that came before, not on the
/// order in which parallel requests arrive: the same seed gives the same run.
/// </summary>
public sealed class SeededFaults : IFaultPlan
{
    private readonly object _gate = new();
    private readonly Dictionary<string, (int Calls, int InRow)> _seen = new(StringComparer.Ordinal);
    private readonly int _seed;
    private readonly FaultRates _rates;
    private readonly int _maxInRow;
    private int _faults;

    /// <param name="seed">The same number, the same faults.</param>
    /// <param name="rates">How often; the defaults disturb about every sixth request.</param>
    /// <param name="maxInRow">After so many in a row the same operation is let through once. A client that tries more often always wins; one that tries less often does not.</param>
    public SeededFaults(int seed, FaultRates? rates = null, int maxInRow = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxInRow, 0);
        _seed = seed;
        _rates = rates ?? new FaultRates();
        _maxInRow = maxInRow;
    }

    /// <summary>How many requests were disturbed so far.</summary>
    public int Count => Volatile.Read(ref _faults);

    public Fault Next(string cloud, string operation)
    {
        var key = cloud + " " + operation;
        lock (_gate)
        {
            var (calls, inRow) = _seen.GetValueOrDefault(key);
            var draw = string.Create(CultureInfo.InvariantCulture, $"{_seed}/{key}/{calls}");
            var fault = inRow >= _maxInRow ? Fault.None : _rates.Pick(SandboxIds.Number(draw, 1_000_000) / 1_000_000d);
            _seen[key] = (calls + 1, fault == Fault.None ? 0 : inRow + 1);
            if (fault != Fault.None) _faults++;
            return fault;
        }
    }
}
