using System.Collections.Concurrent;
using System.Diagnostics;
using EntraAws.Contracts;
using EntraAws.Sandbox;
using Xunit.Abstractions;

namespace EntraAws.Tests.Scenario;

/// <summary>300 seeded schedules of faults over the whole example: every one ends in the state of the undisturbed run, at once or when run again.</summary>
public sealed class FaultScheduleTests(ITestOutputHelper output)
{
    private const int Seeds = 300;
    private const int MostRuns = 8;

    private readonly ConcurrentDictionary<string, int> _errors = new();
    private readonly ConcurrentBag<int> _runs = [];
    private readonly ConcurrentBag<string> _failures = [];
    private long _faults;

    [Fact]
    public async Task Every_schedule_ends_in_the_state_of_the_undisturbed_run()
    {
        using var reference = new SandboxRun();
        var start = reference.Picture();
        await reference.MigrateAsync();
        var goal = reference.Picture();
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(1, Seeds), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (seed, _) =>
            {
                try
                {
                    await RunAsync(seed, start, goal);
                }
                catch (Exception e)
                {
                    _failures.Add($"seed {seed}: {e.Message}");
                }
            });
        Summarize(watch.Elapsed);
        Assert.Empty(_failures);
        Assert.True(_errors.Count >= 2, "The schedules must be hard enough to stop some of the runs.");
    }

    private async Task RunAsync(int seed, CloudPicture start, CloudPicture goal)
    {
        using var run = new SandboxRun();
        var plan = RoughNetwork.For(seed);
        run.Requests.Plan = plan;
        var counts = start.Counts;
        ISession? session = null;
        for (var attempt = 1; ; attempt++)
        {
            // The last run has a quiet network: what the others left must be no obstacle.
            if (attempt > MostRuns) run.Requests.Plan = null;
            try
            {
                session ??= await run.OpenAsync();
                await run.MigrateAsync(session: session);
                counts = Check(run, start, counts);
                _runs.Add(attempt);
                break;
            }
            catch (EntraAwsException e)
            {
                _errors.AddOrUpdate(e.ErrorId, 1, (_, n) => n + 1);
                Assert.True(RoughNetwork.Errors.Contains(e.ErrorId) && attempt <= MostRuns, $"run {attempt}: {e.ErrorId}: {e.Message}");
                counts = Check(run, start, counts);
            }
        }

        Interlocked.Add(ref _faults, plan.Count);
        Assert.Equal(goal.Lines, run.Picture().Lines);
        run.Requests.Plan = null;
        run.Requests.Clear();
        Assert.Empty(await run.MigrateAsync());
        Assert.Empty(run.Requests.Writes);
    }

    private static IReadOnlyDictionary<string, int> Check(SandboxRun run, CloudPicture start, IReadOnlyDictionary<string, int> before)
    {
        var now = run.Picture();
        Assert.Empty(now.Doubled);
        Assert.Empty(start.Lines.Except(now.Lines)); // nobody else's things changed
        foreach (var (kind, count) in before) Assert.True(now.Counts.GetValueOrDefault(kind) >= count, $"A {kind} was lost.");
        return now.Counts;
    }

    private void Summarize(TimeSpan took)
    {
        output.WriteLine($"{_runs.Count} of {Seeds} schedules reached the goal in {took.TotalSeconds:0.0} s; {_faults} faults, {_faults / (double)Seeds:0.0} a schedule.");
        foreach (var group in _runs.GroupBy(r => r).OrderBy(g => g.Key)) output.WriteLine($"  after {group.Key} run(s): {group.Count()}");
        foreach (var (id, count) in _errors.OrderByDescending(e => e.Value)) output.WriteLine($"  stopped by {id}: {count}");
        foreach (var failure in _failures.Order()) output.WriteLine("  " + failure);
    }
}
