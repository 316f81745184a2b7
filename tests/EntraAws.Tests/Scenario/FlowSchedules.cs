using System.Collections.Concurrent;
using System.Diagnostics;
using EntraAws.Contracts;
using Xunit.Abstractions;

namespace EntraAws.Tests.Scenario;

/// <summary>Runs a flow on rough networks, again and again until it is through: it ends where the undisturbed run ends.</summary>
/// <param name="output">Told of the numbers.</param>
/// <param name="expected">What may stop a run beside what may stop any.</param>
internal sealed class FlowSchedules(ITestOutputHelper output, params string[] expected)
{
    private const int MostRuns = 10;

    /// <summary>How broken the network of every third schedule is: by 1.2 two of three requests fail. Null: no more than the others.</summary>
    public double? Broken { get; init; } = 1.2;

    private readonly HashSet<string> _expected = [.. RoughNetwork.Errors, .. expected];
    private readonly ConcurrentDictionary<string, int> _errors = new();
    private readonly ConcurrentBag<int> _runs = [];
    private readonly ConcurrentBag<string> _failures = [];
    private long _faults;

    public async Task RunAsync(int seeds, Func<Task<IFlow>> create)
    {
        using var reference = await create();
        Assert.Empty(await reference.RunAsync());
        reference.Check();
        var goal = reference.Picture();
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(1, seeds), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (seed, _) =>
        {
            try
            {
                await RunAsync(seed, create, goal);
            }
            catch (Exception e)
            {
                _failures.Add($"seed {seed}: {e.Message}");
            }
        });
        output.WriteLine($"{_runs.Count} of {seeds} schedules reached the goal in {watch.Elapsed.TotalSeconds:0.0} s, after {string.Join(", ", _runs.GroupBy(r => r).OrderBy(g => g.Key).Select(g => $"{g.Key} run(s): {g.Count()}"))}; {_faults} faults.");
        foreach (var (id, count) in _errors.OrderByDescending(e => e.Value)) output.WriteLine($"  stopped by {id}: {count}");
        foreach (var failure in _failures.Order()) output.WriteLine("  " + failure);
        Assert.True(_failures.IsEmpty, string.Join(Environment.NewLine, _failures.Order(StringComparer.Ordinal)));
        Assert.True(_errors.Count >= 2, "The schedules must be hard enough to stop some of the runs.");
    }

    private async Task RunAsync(int seed, Func<Task<IFlow>> create, IReadOnlyList<string> goal)
    {
        using var flow = await create();
        var plan = RoughNetwork.For(seed, broken: seed % 3 == 0 ? Broken : null);
        flow.Requests.Plan = plan;
        for (var attempt = 1; ; attempt++)
        {
            // The last run has a quiet network: what the others left must be no obstacle.
            if (attempt > MostRuns) flow.Requests.Plan = null;
            try
            {
                var errors = await flow.RunAsync();
                flow.Check();
                foreach (var error in errors) Judge(error, attempt);
                if (errors.Count > 0) continue;
                _runs.Add(attempt);
                break;
            }
            catch (EntraAwsException e)
            {
                Judge(e, attempt);
                flow.Check();
            }
        }

        Interlocked.Add(ref _faults, plan.Count);
        flow.Requests.Plan = null;
        Assert.Equal(goal, flow.Picture());
        flow.Requests.Clear();
        Assert.Empty(await flow.RunAsync());
        Assert.Empty(flow.Requests.Writes);
    }

    /// <summary>An error must be known, and so must the one that it wraps.</summary>
    private void Judge(EntraAwsException error, int attempt)
    {
        _errors.AddOrUpdate(error.ErrorId, 1, (_, n) => n + 1);
        Assert.True(_expected.Contains(error.ErrorId) && attempt <= MostRuns, $"run {attempt}: {error.ErrorId}: {error.Message}");
        if (error.InnerException is EntraAwsException inner) Judge(inner, attempt);
    }
}
