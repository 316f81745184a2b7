using System.Collections.Concurrent;
using Xunit.Abstractions;

namespace EntraAws.Tests;

/// <summary>A run that is cut off at each of its requests.</summary>
internal static class CutPoints
{
    /// <summary>The requests of an undisturbed run with their numbers; the first is 1.</summary>
    public static IEnumerable<(SentRequest Request, int Number)> Numbered(this IReadOnlyList<SentRequest> requests) => requests.Select((r, i) => (r, i + 1));

    /// <summary>
    /// Every write and the reads next to one. Of the reads between, every eighth stands for its neighbours: until the
    /// next write a cut leaves the same behind.
    /// </summary>
    public static IEnumerable<(SentRequest Request, int Number)> AroundWrites(this IEnumerable<(SentRequest Request, int Number)> points)
    {
        var all = points.ToList();
        bool Writes(int i) => i >= 0 && i < all.Count && all[i].Request.IsWrite;
        return all.Where((p, i) => Writes(i - 1) || Writes(i) || Writes(i + 1) || i % 8 == 0);
    }

    /// <summary>Cuts a run off at each point, and fails with all that went wrong.</summary>
    public static async Task CutEachAsync(this IEnumerable<(SentRequest Request, int Number)> points, Func<int, Task> cut, ITestOutputHelper output)
    {
        var all = points.ToList();
        var failures = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (point, _) =>
        {
            try
            {
                await cut(point.Number);
            }
            catch (Exception e)
            {
                failures.Add($"{point.Number,3} {point.Request}: {e.GetType().Name} {e.Message}");
            }
        });
        output.WriteLine($"{all.Count} runs were cut off, each at another request.");
        Assert.NotEmpty(all);
        Assert.True(failures.IsEmpty, string.Join(Environment.NewLine, failures.Order(StringComparer.Ordinal)));
    }
}
