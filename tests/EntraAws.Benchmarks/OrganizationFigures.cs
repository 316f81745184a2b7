using System.Collections.Concurrent;
using System.Diagnostics;
using EntraAws.Contracts;
using EntraAws.Engine;
using EntraAws.Sandbox;
using Rehearsal;

namespace EntraAws.Benchmarks;

/// <summary>An organization of a thousand accounts, of which some refuse and all throttle now and then: cut at half, and resumed.</summary>
internal static class OrganizationFigures
{
    private const int Accounts = 1000;
    private const int AtOnce = 10;
    private const double Throttled = 0.1;

    public static async Task RunAsync(TextWriter output)
    {
        var start = DateTimeOffset.UtcNow;
        var state = LargeOrganization.Create(Accounts, null, seed: 1, start);
        var refusing = LargeOrganization.Refuse(state, every: 50);
        var faults = new SeededFaults(1, new FaultRates { Throttle = Throttled, ServerError = 0, Reset = 0, LostAnswer = 0, Delay = 0, Conflict = 0 });
        using var cloud = new SandboxCloud(SandboxStore.InMemory(state, new SandboxClock(start))) { Faults = faults };
        var folder = Directory.CreateTempSubdirectory("entraaws-bench-");
        try
        {
            var table = new Table("Run", "read", "resumed", "failed", "requests", "for an account", "again for finished", "s", "virtual s");
            var cut = await RunAsync(cloud, folder.FullName, stopAfter: Accounts / 2);
            var parts = folder.GetFiles("*.part").Length;
            var done = Finished(folder);
            Add(table, "cut at half", cut, []);
            var resumed = await RunAsync(cloud, folder.FullName, stopAfter: null);
            Add(table, "resumed", resumed, done);
            var last = await RunAsync(cloud, folder.FullName, stopAfter: null);
            Add(table, "once more", last, [.. resumed.Read, .. resumed.Resumed]);

            table.Write(output, $"organization: {Accounts} accounts, {refusing.Count} refuse, {Throttled:P0} of the requests throttled at random, {AtOnce} at a time, virtual time");
            output.WriteLine();
            output.WriteLine($"- Files after the cut: {done.Count} whole, {parts} unfinished. At the end: {Finished(folder).Count} whole.");
            output.WriteLine($"- Accounts of the first run that the second did not take up from disk: {done.Except(resumed.Resumed).Count()}; read in both: {cut.Read.Intersect(resumed.Read).Count()}.");
            output.WriteLine($"- Failed in the resumed run: {string.Join(", ", resumed.Failed.GroupBy(f => f.Value).Select(g => $"{g.Count()} {g.Key}"))}; they are the ones that refuse: {refusing.ToHashSet().SetEquals(resumed.Failed.Keys)}.");
            output.WriteLine($"- Requests that were throttled, all runs: {faults.Count}. Most accounts asked at the same time: {Math.Max(cut.AtOnce, resumed.AtOnce)}.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static HashSet<string> Finished(DirectoryInfo folder) => [.. folder.GetFiles("*.json").Select(f => Path.GetFileNameWithoutExtension(f.Name))];

    private static async Task<Outcome> RunAsync(SandboxCloud cloud, string folder, int? stopAfter)
    {
        var requests = new RequestsByAccount(cloud.CreateAwsHandler());
        using var session = await SandboxSession.OpenAsync(cloud, requests, new RequestCounter());
        var (read, resumed, failed) = (new ConcurrentBag<string>(), new ConcurrentBag<string>(), new ConcurrentDictionary<string, string>());
        using var stop = new CancellationTokenSource();
        var (clock, waited) = (Stopwatch.StartNew(), cloud.Clock.GetUtcNow());
        try
        {
            await session.Inventory.SaveManyAsync(
                new ManyInventoriesRequest { ThrottleLimit = AtOnce },
                folder,
                file =>
                {
                    (file.Resumed ? resumed : read).Add(file.AccountId);
                    if (read.Count >= stopAfter) stop.Cancel();
                    return Task.CompletedTask;
                },
                (id, error) =>
                {
                    failed[id] = error.ErrorId;
                    return Task.CompletedTask;
                },
                new ConsoleHost(TextWriter.Null, verbose: false),
                stop.Token);
        }
        catch (OperationCanceledException) when (stopAfter is not null)
        {
        }

        return new Outcome([.. read], [.. resumed], failed, requests.Counts, requests.MostAtOnce, clock.Elapsed, cloud.Clock.GetUtcNow() - waited);
    }

    private static void Add(Table table, string name, Outcome run, IReadOnlyCollection<string> finished)
    {
        var each = run.Read.Where(id => run.Requests.ContainsKey(id)).Select(id => run.Requests[id]).ToList();
        var average = each.Count == 0 ? "-" : $"{each.Average():F1} ({each.Min()}-{each.Max()})";
        table.Add(name, run.Read.Count, run.Resumed.Count, run.Failed.Count, run.Requests.Values.Sum(), average, finished.Sum(id => run.Requests.GetValueOrDefault(id)), $"{run.Time.TotalSeconds:F1}", $"{run.Waited.TotalSeconds:F0}");
    }

    private sealed record Outcome(
        IReadOnlyList<string> Read, IReadOnlyList<string> Resumed, IReadOnlyDictionary<string, string> Failed, IReadOnlyDictionary<string, int> Requests, int AtOnce, TimeSpan Time, TimeSpan Waited);
}
