using EntraAws.Engine.Aws.Wire;
using EntraAws.Sandbox;

namespace EntraAws.Tests;

/// <summary>Notes each request that reaches a sandbox, parts of a batch one by one, and lets another plan decide what happens to it.</summary>
internal sealed class RequestRecorder : IFaultPlan
{
    private readonly object _gate = new();
    private readonly List<SentRequest> _all = [];

    /// <summary>Decides about each request; without it all are answered.</summary>
    public IFaultPlan? Plan { get; set; }

    /// <summary>Told of each request before it is answered.</summary>
    public Action<SentRequest>? OnRequest { get; set; }

    public IReadOnlyList<SentRequest> All
    {
        get
        {
            lock (_gate) return [.. _all];
        }
    }

    public IReadOnlyList<SentRequest> Writes => All.Where(r => r.IsWrite).ToList();

    public void Clear()
    {
        lock (_gate) _all.Clear();
    }

    public Fault Next(string cloud, string operation)
    {
        var write = cloud == "aws" ? !AttemptCounter.IsRead(operation) : !operation.StartsWith("GET ", StringComparison.Ordinal);
        var request = new SentRequest(cloud, operation, write);
        lock (_gate) _all.Add(request);
        OnRequest?.Invoke(request);
        return Plan?.Next(cloud, operation) ?? Fault.None;
    }
}
