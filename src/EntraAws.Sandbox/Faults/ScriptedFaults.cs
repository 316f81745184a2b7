namespace EntraAws.Sandbox;

/// <summary>Faults for named operations, in the given order; everything else is answered.</summary>
public sealed class ScriptedFaults : IFaultPlan
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Queue<Fault>> _script = new(StringComparer.Ordinal);

    /// <summary>Whether each scheduled fault was met.</summary>
    public bool Done
    {
        get
        {
            lock (_gate) return _script.Values.All(q => q.Count == 0);
        }
    }

    /// <param name="operation">As the plan is asked for it, such as "CreateRole".</param>
    /// <param name="faults">For its first call, its second, ...; <see cref="Fault.None"/> lets one pass.</param>
    public ScriptedFaults On(string operation, params Fault[] faults)
    {
        lock (_gate)
        {
            if (!_script.TryGetValue(operation, out var queue)) _script[operation] = queue = new Queue<Fault>();
            foreach (var fault in faults) queue.Enqueue(fault);
            return this;
        }
    }

    public Fault Next(string cloud, string operation)
    {
        lock (_gate) return _script.TryGetValue(operation, out var queue) && queue.TryDequeue(out var fault) ? fault : Fault.None;
    }
}
